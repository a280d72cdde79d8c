package dev.antigravity.command;

import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandException;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.api.HostEnvironment.EnvValue;
import dev.antigravity.api.OptionSpec;
import dev.antigravity.api.ParameterSpec;
import dev.antigravity.api.SlashCommand;
import dev.antigravity.api.Text;
import dev.antigravity.image.PictureRefusedException;
import dev.antigravity.image.PictureWish;
import dev.antigravity.image.Shelf;
import dev.antigravity.image.Studio;
import dev.antigravity.net.Cancellation;
import dev.antigravity.picture.PictureDetails;
import dev.antigravity.picture.PictureFacts;
import dev.antigravity.picture.UnreadablePictureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// `generate`: pictures from words, or from a picture and words, through the proxy.
final class GenerateCommand implements SlashCommand {
    /// Options of the command and what the endpoint calls them.
    private static final Map<String, String> PASSED = new TreeMap<>(
            Map.of("size", "size", "quality", "quality", "format", "output_format", "background", "background"));

    private static final CommandSpec SPEC = CommandSpec.of("antigravity", "generate")
            .summary("Draw pictures from words, or change one")
            .description("""
                    Goes through the proxy, the one that runs or one of its own, so that aliases, accounts and limits hold \
                    as they do for everything else. What the provider does not take, it refuses in its own words. The \
                    prompt, the model and what else led to a picture are kept inside it.""")
            .parameter(ParameterSpec.required("prompt", "PROMPT", "what is to be seen")
                    .asRepeated())
            .option(OptionSpec.value("model", "ID", "the model; else the image model of configure"))
            .option(OptionSpec.value("size", "WxH", "width and height, as in 1024x1024"))
            .option(OptionSpec.value("quality", "Q", "low, medium, high"))
            .option(OptionSpec.value("format", "F", "the file format").oneOf("png", "jpeg", "webp"))
            .option(OptionSpec.value("background", "B", "the background").oneOf("transparent", "opaque", "auto"))
            .option(OptionSpec.value("n", "N", "how many").byDefault("1"))
            .option(OptionSpec.value("edit", "IMG", "start from this picture"))
            .option(OptionSpec.value("mask", "IMG", "change it where this picture is transparent"))
            .option(OptionSpec.value("out", "FOLDER", "where pictures go").byDefault("generated"))
            .option(OptionSpec.flag("no-metadata", "keep nothing inside the pictures of how they came to be"))
            .example("generate \"a fox in the snow\" --size 1536x1024")
            .example("generate \"warmer light\" --edit fox.png")
            .build();

    private final Workbench bench;

    GenerateCommand(Workbench bench) {
        this.bench = bench;
    }

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public CommandResult run(CommandCall call, Conversation conversation) throws InterruptedException {
        var wish = wish(call);
        var folder = call.path("out").orElseThrow();
        var clock = bench.host().clock();
        var cancellation = new Cancellation();
        var subscription = call.cancellation().onCancel(cancellation::cancel);
        try (var progress = new DrawingProgress(conversation.progress("Drawing"));
                var shelf = new Shelf(folder)) {
            var counted = ask(wish, shelf, cancellation, progress, conversation);
            call.cancellation().throwIfCancelled();
            var made = new DrawingReport(wish, counted, clock.instant());
            var details = call.arguments().has("no-metadata")
                    ? Optional.<PictureDetails>empty()
                    : Optional.of(made.details(bench.version()));
            var day = made.made().atZone(clock.getZone()).toLocalDate();
            var kept = shelf.keep(day, wish.prompt(), details);
            progress.saved(kept.size());
            return made.report(kept, progress.elapsed()).done();
        } catch (PictureRefusedException e) {
            throw refused(e);
        } catch (UnreadablePictureException e) {
            throw new CommandException(
                    ErrorCode.PROVIDER_DOWN,
                    "What came is no picture: it " + e.getMessage() + ".",
                    "Nothing was kept. Try again, or another model.");
        } catch (IOException e) {
            call.cancellation().throwIfCancelled();
            throw new CommandException(
                    ErrorCode.PROVIDER_DOWN,
                    "No picture came: " + e.getMessage() + ".",
                    Text.of("Nothing was kept. See ")
                            .command("antigravity status")
                            .and("."),
                    e);
        } finally {
            subscription.close();
        }
    }

    private Studio.Counted ask(
            PictureWish wish,
            Shelf shelf,
            Cancellation cancellation,
            DrawingProgress progress,
            Conversation conversation)
            throws IOException {
        try (var proxy = ProxyVisit.to(bench, conversation::warn)) {
            var studio = new Studio(bench.client(proxy.address()), proxy.address(), proxy.key());
            return studio.ask(wish, shelf::open, cancellation, progress);
        }
    }

    private PictureWish wish(CommandCall call) {
        var arguments = call.arguments();
        var options = new LinkedHashMap<String, String>();
        PASSED.forEach((option, field) -> arguments.value(option).ifPresent(value -> options.put(field, value)));
        var source = call.path("edit");
        var mask = call.path("mask");
        if (mask.isPresent() && source.isEmpty()) {
            throw usage("--mask says where to change a picture.", "Name the picture with --edit.");
        }
        var size = source.map(GenerateCommand::facts);
        var maskSize = mask.map(GenerateCommand::facts);
        if (maskSize.isPresent() && !sameSize(maskSize.get(), size.orElseThrow())) {
            throw usage("The mask is of another size than the picture.", "They must be equally wide and high.");
        }
        var count = arguments.number("n").orElse(1);
        if (count < 1 || count > 10) {
            throw usage("--n is " + count + ".", "It is at least 1 and at most 10.");
        }
        var prompt = arguments.values("prompt").stream().collect(Collectors.joining(" "));
        return new PictureWish(prompt, model(call), (int) count, options, source, mask);
    }

    private String model(CommandCall call) {
        return call.arguments()
                .value("model")
                .or(() -> bench.host()
                        .environment()
                        .effective(HostKeys.WS_IMAGE_MODEL)
                        .map(EnvValue::value))
                .orElseThrow(() -> usage(
                        "No model for pictures is chosen.",
                        "Name one with --model, or choose it for good with configure --image-model."));
    }

    private static PictureFacts facts(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new NoSuchFileException(file.toString());
            }
            return PictureFacts.of(file);
        } catch (UnreadablePictureException e) {
            throw usage(file + " " + e.getMessage() + ".", "Give a PNG, JPEG or WebP file.");
        } catch (NoSuchFileException _) {
            throw usage(file + " is not there.", "Check the path.");
        } catch (IOException e) {
            throw usage(file + " cannot be read: " + e.getMessage() + ".", "Check the path.");
        }
    }

    private static boolean sameSize(PictureFacts one, PictureFacts other) {
        return one.width() == other.width() && one.height() == other.height();
    }

    private static CommandException refused(PictureRefusedException e) {
        var code = switch (e.status()) {
            case 401, 403 -> ErrorCode.UNAUTHORIZED;
            case 404 -> ErrorCode.MODEL_NOT_FOUND;
            case 429 -> ErrorCode.RATE_LIMITED;
            default -> e.status() < 500 ? ErrorCode.USAGE : ErrorCode.PROVIDER_DOWN;
        };
        return new CommandException(
                code,
                ExplainingCommand.sentence(String.valueOf(e.getMessage())),
                Text.of("The provider answered " + e.status() + "; nothing was kept."));
    }

    private static CommandException usage(String what, String hint) {
        return new CommandException(ErrorCode.USAGE, what, hint);
    }
}
