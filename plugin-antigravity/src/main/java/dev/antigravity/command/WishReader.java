package dev.antigravity.command;

import dev.antigravity.api.Arguments;
import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandException;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.api.HostEnvironment.EnvValue;
import dev.antigravity.image.PictureHistory;
import dev.antigravity.image.PictureWish;
import dev.antigravity.image.Predecessor;
import dev.antigravity.image.StyleLibrary;
import dev.antigravity.picture.UnreadablePictureException;
import dev.antigravity.settings.StyleSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reads what somebody wants drawn from a command line. What is said there counts, then what its style says, then what
/// the picture before had.
final class WishReader {
    /// Options of the command and what the endpoint calls them.
    static final Map<String, String> PASSED = new TreeMap<>(Map.of(
            "size",
            "size",
            "quality",
            "quality",
            "format",
            "output_format",
            "background",
            "background",
            "steps",
            "steps"));

    private static final int MOST = 10;
    private static final int MOST_PARTIALS = 3;

    private final Workbench bench;
    private final CommandCall call;
    private final Arguments arguments;
    private final StyleLibrary styles;
    private final PictureHistory history;

    WishReader(Workbench bench, CommandCall call, PictureHistory history) {
        this.bench = bench;
        this.call = call;
        this.history = history;
        arguments = call.arguments();
        styles = StyleCommand.library(bench);
    }

    /// @throws CommandException                        if it cannot be
    /// @throws dev.antigravity.image.StyleException if there is no such style
    PictureWish wish() throws IOException {
        var words = String.join(" ", arguments.values("prompt"));
        if (words.isBlank()) {
            throw usage("What is to be seen?", "Say it: generate \"a fox in the snow\".");
        }
        var before = arguments.has("again") ? Optional.of(predecessor()) : Optional.<Predecessor>empty();
        var style = style(before);
        var prompt = before.map(picture -> picture.promptWith(words)).orElse(words);
        var source = before.isPresent() ? before.get().file() : call.path("edit");
        var mask = call.path("mask");
        check(source, mask);
        return new PictureWish(
                prompt,
                style.map(named -> named.applied(prompt)).orElse(prompt),
                style.map(StyleSettings::reference),
                model(style, before),
                count(),
                partials(),
                options(style, before),
                source,
                source,
                mask);
    }

    private Predecessor predecessor() throws IOException {
        var named = call.path("edit");
        try {
            var found = named.isPresent() ? Predecessor.of(named.get(), history) : Predecessor.latest(history);
            return found.orElseThrow(() -> named.isPresent()
                    ? usage(
                            named.get() + " does not say how it came to be.",
                            "Leave --again out and say all that is to be seen.")
                    : usage("There is no picture to go on from.", "Draw one first."));
        } catch (UnreadablePictureException e) {
            throw usage(named.map(Path::toString).orElse("The last picture") + " " + e.getMessage() + ".", "");
        }
    }

    private Optional<StyleSettings> style(Optional<Predecessor> before) throws IOException {
        var named = arguments.value("style").or(() -> before.flatMap(Predecessor::style));
        return named.isPresent() ? Optional.of(styles.find(named.get()).style()) : Optional.empty();
    }

    private String model(Optional<StyleSettings> style, Optional<Predecessor> before) {
        return arguments
                .value("model")
                .or(() -> before.map(Predecessor::model))
                .or(() -> style.map(named -> named.defaults().get("model")))
                .or(() -> bench.host()
                        .environment()
                        .effective(HostKeys.WS_IMAGE_MODEL)
                        .map(EnvValue::value))
                .orElseThrow(() -> usage(
                        "No model for pictures is chosen.",
                        "Name one with --model, or choose it for good with configure --image-model."));
    }

    private Map<String, String> options(Optional<StyleSettings> style, Optional<Predecessor> before) {
        var options = new LinkedHashMap<String, String>();
        PASSED.forEach((option, field) -> arguments
                .value(option)
                .or(() -> before.map(picture -> picture.options().get(field)))
                .or(() -> style.map(named -> named.defaults().get(option)))
                .ifPresent(value -> options.put(field, value)));
        return options;
    }

    private void check(Optional<Path> source, Optional<Path> mask) {
        var inputs = new PictureInputs(bench, call);
        if (mask.isPresent() && source.isEmpty()) {
            throw usage("--mask says where to change a picture.", "Name the picture with --edit.");
        }
        var picture = source.map(inputs::checked);
        if (mask.isPresent() && !inputs.checked(mask.get()).isAsLargeAs(picture.orElseThrow())) {
            throw usage("The mask is of another size than the picture.", "They must be equally wide and high.");
        }
    }

    private int count() {
        var count = arguments.number("n").orElse(1);
        if (count < 1 || count > MOST) {
            throw usage("--n is " + count + ".", "It is at least 1 and at most " + MOST + ".");
        }
        return (int) count;
    }

    private int partials() {
        var partials =
                arguments.number("partials").orElse(bench.settings().images().partials());
        if (partials < 0 || partials > MOST_PARTIALS) {
            throw usage("--partials is " + partials + ".", "It is at least 0 and at most " + MOST_PARTIALS + ".");
        }
        return (int) partials;
    }

    private static CommandException usage(String what, String hint) {
        return new CommandException(ErrorCode.USAGE, what, hint);
    }
}
