package dev.antigravity.command;

import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandException;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.image.PictureWish;
import dev.antigravity.picture.UnreadablePictureException;
import dev.antigravity.picture.WiderCanvas;
import dev.antigravity.picture.WiderCanvas.Margins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;

/// `--extend`: a picture is painted on beyond its edges. Its canvas and mask are files for the time of the command.
final class Widening implements AutoCloseable {
    private static final Pattern SIDES =
            Pattern.compile("(left|top|right|bottom)=(\\d{1,4})(?:,(left|top|right|bottom)=(\\d{1,4}))*");

    private final CommandCall call;
    private final List<Path> files = new ArrayList<>();

    Widening(CommandCall call) {
        this.call = call;
    }

    /// @return the wish as it is if nothing is to be extended
    PictureWish widened(PictureWish wish) throws IOException {
        var sides = call.arguments().value("extend");
        if (sides.isEmpty()) {
            return wish;
        }
        if (wish.source().isEmpty() || wish.mask().isPresent()) {
            throw usage(
                    "--extend paints on beyond a picture, and makes the mask itself.",
                    "Name the picture with --edit or --again, and leave --mask out.");
        }
        try {
            var canvas = WiderCanvas.around(wish.source().get(), margins(sides.get()));
            var picture = file();
            var mask = file();
            canvas.writePicture(picture);
            canvas.writeMask(mask);
            return wish.on(picture, mask, canvas.size());
        } catch (UnreadablePictureException e) {
            throw usage(wish.source().get() + " " + e.getMessage() + ".", "");
        }
    }

    private static Margins margins(String sides) {
        if (!SIDES.matcher(sides).matches()) {
            throw usage("--extend is \"" + sides + "\".", "Give sides and pixels, such as left=256,top=128.");
        }
        var bySide = new HashMap<String, Integer>();
        for (var side : sides.split(",")) {
            var equals = side.indexOf('=');
            if (bySide.put(side.substring(0, equals), Integer.valueOf(side.substring(equals + 1))) != null) {
                throw usage("--extend names a side twice: " + sides + ".", "Name each once.");
            }
        }
        if (bySide.values().stream().allMatch(pixels -> pixels == 0)) {
            throw usage("--extend adds nothing: " + sides + ".", "Give at least one side some pixels.");
        }
        return new Margins(
                bySide.getOrDefault("left", 0),
                bySide.getOrDefault("top", 0),
                bySide.getOrDefault("right", 0),
                bySide.getOrDefault("bottom", 0));
    }

    private Path file() throws IOException {
        var file = Files.createTempFile("antigravity-", ".png");
        files.add(file);
        return file;
    }

    private static CommandException usage(String what, String hint) {
        return new CommandException(ErrorCode.USAGE, what, hint);
    }

    @Override
    public void close() throws IOException {
        for (var file : files) {
            Files.deleteIfExists(file);
        }
    }
}
