package dev.antigravity.api;

import java.nio.file.Path;
import java.util.Optional;

/// One call of a command.
///
/// @param trailingText     lines that came after the command's own; hosts append theirs, so rarely of interest
/// @param workingDirectory where the user is
public record CommandCall(
        Arguments arguments, String trailingText, Path workingDirectory, CancellationToken cancellation) {
    /// The value of an argument as a path, seen from where the user is.
    public Optional<Path> path(String name) {
        return arguments.value(name).map(workingDirectory::resolve).map(Path::normalize);
    }
}
