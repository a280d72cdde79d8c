package dev.antigravity.command;

import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandException;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.api.OptionSpec;
import dev.antigravity.api.ParameterSpec;
import dev.antigravity.api.Report;
import dev.antigravity.api.Table;
import dev.antigravity.api.Text;
import dev.antigravity.files.IoReason;
import dev.antigravity.net.Cancellation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/// `compare`: one prompt to several models at once, their answers beside what each took and cost.
final class CompareCommand extends WorkbenchCommand {
    private static final int MOST_MODELS = 8;
    private static final int MOST_TOKENS = 100_000;
    private static final CommandSpec SPEC = CommandSpec.of("antigravity", "compare")
            .summary("Ask several models the same, and compare answers, time and cost")
            .description("""
                    Goes through the proxy, the one that runs or one of its own, so that aliases, accounts and limits hold \
                    as they do for everything else. All are asked at once. Costs what they cost.""")
            .parameter(ParameterSpec.required("prompt", "PROMPT", "what to ask").asRepeated())
            .option(OptionSpec.value("models", "A,B", "the models, aliases too, with commas between them")
                    .asRequired())
            .option(OptionSpec.value("max-tokens", "N", "how long an answer may be")
                    .byDefault("2048"))
            .example("compare \"Explain monads in two sentences\" --models claude-opus,cheap-chat")
            .build();

    CompareCommand(Workbench bench) {
        super(bench, SPEC);
    }

    @Override
    public CommandResult run(CommandCall call, Conversation conversation) throws InterruptedException {
        var prompt = String.join(" ", call.arguments().values("prompt"));
        var models = models(call);
        var longest = longest(call);
        var cancellation = new Cancellation();
        var subscription = call.cancellation().onCancel(cancellation::cancel);
        try (var progress = conversation.progress("Asking " + models.size() + " models");
                var proxy = ProxyVisit.to(bench, conversation::warn)) {
            var panel = new ModelPanel(bench, proxy, cancellation);
            var answers = ask(models, model -> panel.ask(model, prompt, longest));
            call.cancellation().throwIfCancelled();
            progress.done("Asked " + models.size() + " models");
            return report(answers);
        } catch (IOException e) {
            throw new CommandException(
                    ErrorCode.HOST_CONFIG, "There is no proxy to ask: " + IoReason.of(e) + ".", Text.EMPTY, e);
        } finally {
            subscription.close();
        }
    }

    private static List<String> models(CommandCall call) {
        var models = Stream.of(call.arguments().value("models").orElse("").split(","))
                .map(String::strip)
                .filter(model -> !model.isEmpty())
                .distinct()
                .toList();
        if (models.size() < 2 || models.size() > MOST_MODELS) {
            throw new CommandException(
                    ErrorCode.USAGE,
                    "There are " + models.size() + " different models to compare.",
                    "Name 2 to " + MOST_MODELS + ", with commas between them: --models A,B.");
        }
        return models;
    }

    private static long longest(CommandCall call) {
        var longest = call.arguments().number("max-tokens").orElse(2_048);
        if (longest < 1 || longest > MOST_TOKENS) {
            throw new CommandException(
                    ErrorCode.USAGE, "--max-tokens is " + longest + ".", "It is from 1 to " + MOST_TOKENS + ".");
        }
        return longest;
    }

    private interface Asking {
        ModelPanel.Answer of(String model);
    }

    private static List<ModelPanel.Answer> ask(List<String> models, Asking asking) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = models.stream()
                    .<Callable<ModelPanel.Answer>>map(model -> () -> asking.of(model))
                    .toList();
            var answers = new ArrayList<ModelPanel.Answer>();
            for (var answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static CommandResult report(List<ModelPanel.Answer> answers) {
        var report = new Report();
        for (var answer : answers) {
            report.heading(answer.model());
            answer.problem().ifPresentOrElse(report::warning, () -> report.line(answer.text()));
        }
        report.show(table(answers))
                .data("answers", answers.stream().map(CompareCommand::data).toList())
                .next("antigravity usage");
        var failed =
                answers.stream().filter(answer -> answer.problem().isPresent()).count();
        return failed == answers.size()
                ? report.failed(ErrorCode.PROVIDER_DOWN, "No model answered.", Text.EMPTY)
                : report.done();
    }

    private static Table table(List<ModelPanel.Answer> answers) {
        var table = Table.of(
                Table.Column.left("Model"),
                Table.Column.left("Answered by"),
                Table.Column.right("In"),
                Table.Column.right("Out"),
                Table.Column.right("Cost"),
                Table.Column.right("Time"));
        for (var answer : answers) {
            table.row(
                    Text.EMPTY.key(answer.model()),
                    Text.of(answer.by().orElse("nobody")),
                    Text.of(answer.usage()
                            .map(usage -> Wording.tokens(usage.input()))
                            .orElse("?")),
                    Text.of(answer.usage()
                            .map(usage -> Wording.tokens(usage.output()))
                            .orElse("?")),
                    Text.of(answer.cost().map(Wording::dollars).orElse("unpriced")),
                    Text.of(Wording.seconds(answer.time())));
        }
        return table.build();
    }

    private static Map<String, Object> data(ModelPanel.Answer answer) {
        var data = new LinkedHashMap<String, Object>();
        data.put("model", answer.model());
        data.put("text", answer.text());
        data.put("problem", answer.problem());
        data.put("by", answer.by());
        data.put("input", answer.usage().map(ModelPanel.Tokens::input));
        data.put("output", answer.usage().map(ModelPanel.Tokens::output));
        data.put("dollars", answer.cost());
        data.put("milliseconds", answer.time().toMillis());
        data.put("request", answer.request());
        return data;
    }
}
