package dev.antigravity.host.chat;

import dev.antigravity.api.Candidate;
import dev.antigravity.api.CommandBook;
import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.CompletionRequest;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.OptionSpec;
import dev.antigravity.api.ParameterSpec;
import dev.antigravity.api.Question;
import dev.antigravity.api.Report;
import dev.antigravity.api.SecretQuestion;
import dev.antigravity.api.SlashCommand;
import java.util.List;

/// Commands like those of the real plugin, for tests of what a chat makes of them.
final class SampleCommands {
    private static final OptionSpec PROVIDER =
            OptionSpec.value("provider", "ID", "only this one").orShort("p");

    private SampleCommands() {}

    static CommandBook book() {
        return CommandBook.of(List.of(
                new Sample(CommandSpec.of("antigravity", "list models")
                        .summary("List models")
                        .option(PROVIDER)
                        .option(OptionSpec.flag("all", "every one"))
                        .option(OptionSpec.value("capability", "NAME", "those that can")
                                .asRepeatable())
                        .option(OptionSpec.value("model", "ID", "this one"))
                        .option(OptionSpec.value("lines", "N", "how many").byDefault("50"))
                        .build()),
                new Sample(CommandSpec.of("antigravity", "list providers")
                        .summary("List providers")
                        .build()),
                new Sample(CommandSpec.of("antigravity", "accounts")
                        .alias("accounts list")
                        .summary("The pool")
                        .option(OptionSpec.flag("verify", "ask each"))
                        .build()),
                new Sample(CommandSpec.of("antigravity", "accounts add")
                        .summary("Add one")
                        .parameter(ParameterSpec.required("provider", "PROVIDER", "whose"))
                        .option(OptionSpec.value("name", "NAME", "what to call it"))
                        .option(OptionSpec.value("callback-url", "URL", "where you ended up")
                                .asSecret())
                        .build()),
                new Sample(CommandSpec.of("antigravity", "generate")
                        .summary("Make an image")
                        .parameter(ParameterSpec.required("prompt", "PROMPT", "what to draw"))
                        .option(OptionSpec.value("quality", "Q", "effort").oneOf("low", "high"))
                        .build()),
                new LeaveCommand()));
    }

    static List<SlashCommand> asking() {
        return List.of(new Asking());
    }

    private record Sample(CommandSpec spec) implements SlashCommand {
        @Override
        public CommandResult run(CommandCall call, Conversation conversation) {
            return new Report()
                    .line("ran " + spec.words() + " with " + call.arguments())
                    .done();
        }

        @Override
        public List<Candidate> complete(CompletionRequest request) {
            return switch (request.name()) {
                case "provider" -> List.of(Candidate.of("claude", "Claude"), Candidate.of("gemini", "Gemini"));
                case "model" ->
                    request.arguments().value("provider").stream()
                            .map(provider -> Candidate.of("a model of " + provider))
                            .toList();
                default -> List.of();
            };
        }
    }

    /// `antigravity login`: asks for a name and a key.
    private record Asking() implements SlashCommand {
        @Override
        public CommandSpec spec() {
            return CommandSpec.of("antigravity", "login").summary("Ask").build();
        }

        @Override
        public CommandResult run(CommandCall call, Conversation conversation) {
            var name = conversation.ask(Question.of("name", "Name")).orThrow();
            var key = conversation.askSecret(SecretQuestion.of("key", "Key")).orThrow();
            return new Report().success(name + " has a key of " + key.length).done();
        }
    }
}
