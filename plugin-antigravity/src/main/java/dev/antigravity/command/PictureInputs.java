package dev.antigravity.command;

import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandException;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.files.IoReason;
import dev.antigravity.picture.PictureFacts;
import dev.antigravity.picture.PictureFormat;
import dev.antigravity.picture.UnreadablePictureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Pictures that are sent to a provider: only from folders that are meant for it, and only what a provider can take.
final class PictureInputs {
    private final List<Path> folders = new ArrayList<>();
    private final long largest;

    PictureInputs(Workbench bench, CommandCall call) {
        var images = bench.settings().images();
        var paths = bench.host().paths();
        folders.add(paths.workspace());
        folders.add(paths.home().resolve("pictures"));
        call.path("out").ifPresent(folders::add);
        images.inputs().stream().map(paths.workspace()::resolve).forEach(folders::add);
        largest = images.maxInput();
    }

    /// A picture that may be sent.
    record Checked(Path file, PictureFacts facts) {
        boolean isAsLargeAs(Checked other) {
            return facts.width() == other.facts().width()
                    && facts.height() == other.facts().height();
        }
    }

    /// @throws CommandException if it may not or cannot be sent
    Checked checked(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw usage(file + " is not there.", "Check the path.");
            }
            checkPlace(file);
            var bytes = Files.size(file);
            if (bytes > largest) {
                throw usage(
                        file + " is " + bytes + " bytes large, more than the " + largest + " of images.max-input.",
                        "Make it smaller, or raise the limit in config.yaml.");
            }
            var facts = PictureFacts.ofWhole(file);
            if (facts.format() == PictureFormat.GIF) {
                throw usage(file + " is a GIF.", "Give a PNG, JPEG or WebP file.");
            }
            return new Checked(file, facts);
        } catch (UnreadablePictureException e) {
            throw usage(file + " " + e.getMessage() + ".", "Give a PNG, JPEG or WebP file.");
        } catch (IOException e) {
            throw usage(file + " cannot be read: " + IoReason.of(e) + ".", "Check the path.");
        }
    }

    /// Where the file really is, links followed.
    private void checkPlace(Path file) throws IOException {
        var real = file.toRealPath();
        for (var folder : folders) {
            if (Files.isDirectory(folder) && real.startsWith(folder.toRealPath())) {
                return;
            }
        }
        throw usage(
                real + " is in none of the folders pictures may be sent from: "
                        + String.join(", ", folders.stream().map(Path::toString).toList()) + ".",
                "Copy it there, or name its folder under images.inputs in config.yaml.");
    }

    private static CommandException usage(String what, String hint) {
        return new CommandException(ErrorCode.USAGE, what, hint);
    }
}
