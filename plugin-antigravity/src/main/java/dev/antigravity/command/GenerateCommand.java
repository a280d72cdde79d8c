package dev.antigravity.command;

import dev.antigravity.api.Candidate;
import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandException;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.CompletionRequest;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.api.OptionSpec;
import dev.antigravity.api.ParameterSpec;
import dev.antigravity.api.Text;
import dev.antigravity.catalog.PicturePrices.Quote;
import dev.antigravity.files.DurableFiles;
import dev.antigravity.files.IoReason;
import dev.antigravity.image.Intent;
import dev.antigravity.image.PictureHistory;
import dev.antigravity.image.PictureWish;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// `generate`: pictures from words, or from a picture and words, through the proxy.
final class GenerateCommand extends WorkbenchCommand {
    private static final CommandSpec SPEC = CommandSpec.of("antigravity", "generate")
            .summary("Draw pictures from words, or change one")
            .description("""
                    Goes through the proxy, the one that runs or one of its own, so that aliases, accounts and limits hold \
                    as they do for everything else. What the provider does not take, it refuses in its own words. The \
                    prompt, the model and what else led to a picture are kept inside it.""")
            .parameter(ParameterSpec.optional("prompt", "PROMPT", "what is to be seen")
                    .asRepeated())
            .option(OptionSpec.value("model", "ID", "the model; else the image model of configure"))
            .option(OptionSpec.value("style", "NAME", "draw in this style; see styles"))
            .option(OptionSpec.flag("again", "go on from the last picture, or from that of --edit: \"but at night\""))
            .option(OptionSpec.value("size", "WxH", "width and height, as in 1024x1024"))
            .option(OptionSpec.value("quality", "Q", "low, medium, high"))
            .option(OptionSpec.value("format", "F", "the file format").oneOf("png", "jpeg", "webp"))
            .option(OptionSpec.value("background", "B", "the background").oneOf("transparent", "opaque", "auto"))
            .option(OptionSpec.value("steps", "N", "how many steps, where a provider has them"))
            .option(OptionSpec.value("n", "N", "how many").byDefault("1"))
            .option(OptionSpec.value("partials", "N", "how many unfinished pictures to report; they are billed"))
            .option(OptionSpec.value("edit", "IMG", "start from this picture"))
            .option(OptionSpec.value("mask", "IMG", "change it where this picture is transparent"))
            .option(OptionSpec.value("extend", "SIDES", "paint on beyond the picture, as in left=256,top=128"))
            .option(OptionSpec.value("batch", "FILE", "one wish a line: words, or JSON with prompt and options"))
            .option(OptionSpec.value("parallel", "N", "how many wishes of a batch at once")
                    .byDefault("2"))
            .option(OptionSpec.value("out", "FOLDER", "where pictures go").byDefault("generated"))
            .option(OptionSpec.value("confirm-above", "USD", "ask first if it may cost more; 0 always asks"))
            .option(OptionSpec.flag("yes", "do not ask, whatever it may cost"))
            .option(OptionSpec.flag("no-metadata", "keep nothing inside the pictures of how they came to be"))
            .example("generate \"a fox in the snow\" --size 1536x1024")
            .example("generate \"a fox in the snow\" --style watercolor")
            .example("generate --again \"but at night\"")
            .example("generate \"warmer light\" --edit fox.png")
            .example("generate \"more forest\" --edit fox.png --extend left=512")
            .example("generate --batch wishes.txt --style photo --parallel 4")
            .build();

    GenerateCommand(Workbench bench) {
        super(bench, SPEC);
    }

    @Override
    public List<Candidate> complete(CompletionRequest request) {
        return request.name().equals("model")
                ? new ModelNames(bench).drawing(Optional.empty(), request.typed())
                : super.complete(request);
    }

    @Override
    public CommandResult run(CommandCall call, Conversation conversation) throws InterruptedException {
        try {
            return draw(call, conversation);
        } catch (IOException e) {
            call.cancellation().throwIfCancelled(); // An interrupted thread closes the file it is at.
            throw new CommandException(
                    ErrorCode.HOST_CONFIG,
                    ExplainingCommand.sentence("No picture was drawn: " + IoReason.of(e)),
                    Text.EMPTY,
                    e);
        }
    }

    private CommandResult draw(CommandCall call, Conversation conversation) throws IOException, InterruptedException {
        var history = history();
        var till = new PictureTill(bench, history);
        var question =
                PriceQuestion.of(call.arguments(), bench.settings().images().confirmAbove());
        if (call.arguments().has("batch")) {
            checkBatch(call);
            return new BatchDrawing(bench, SPEC, call, conversation, history, till).run(question);
        }
        try (var widening = new Widening(call)) {
            var wish = widening.widened(new WishReader(bench, call, history).wish());
            announce(wish, conversation);
            var quote = till.quote(wish);
            question.ask(quote, conversation);
            return draw(call, conversation, wish, quote, history, till);
        }
    }

    private static void checkBatch(CommandCall call) {
        for (var other : List.of("prompt", "again", "extend", "edit", "mask")) {
            if (call.arguments().has(other)) {
                throw new CommandException(
                        ErrorCode.USAGE,
                        "A batch brings its own wishes: " + (other.equals("prompt") ? "no prompt" : "no --" + other)
                                + " beside it.",
                        "Say it in the lines of the file.");
            }
        }
    }

    private CommandResult draw(
            CommandCall call,
            Conversation conversation,
            PictureWish wish,
            Optional<Quote> quote,
            PictureHistory history,
            PictureTill till)
            throws IOException {
        try (var progress =
                        new DrawingProgress(conversation.progress("Drawing"), wish.partials(), history.typical(wish));
                var proxy = ProxyVisit.to(bench, conversation::warn)) {
            var folder = call.path("out").orElseThrow();
            var tells = !call.arguments().has("no-metadata");
            var order = new Draughtsman.Order(wish, quote, UUID.randomUUID().toString(), Intent.NONE);
            return new Draughtsman(bench, proxy, history, till, folder, tells)
                    .draw(order, progress, call.cancellation())
                    .report()
                    .done();
        }
    }

    private PictureHistory history() {
        var host = bench.host();
        return new PictureHistory(
                host.paths().home().resolve("state/pictures.jsonl"), DurableFiles.onThisMachine(host.clock()));
    }

    /// What is sent, where that is more than what was typed.
    private static void announce(PictureWish wish, Conversation conversation) {
        if (!wish.sent().equals(wish.prompt())) {
            conversation.show(Text.EMPTY.muted(wish.style().orElse("") + ": " + wish.sent()));
        }
        wish.origin().ifPresent(origin -> conversation.show(Text.EMPTY.muted("From " + origin)));
    }
}
