package dev.antigravity.image;

import java.nio.file.Path;
import java.util.regex.Pattern;

/// A whole picture that has no name yet, and the one it is to get.
public record Placement(Path from, Path to) {
    private static final Pattern NAME = Pattern.compile("(.+?)(?:-(\\d{1,3}))?(\\.\\w+)");

    /// The same with the next name, if another picture has this one.
    Placement renamed() {
        var name = NAME.matcher(to.getFileName().toString());
        if (!name.matches()) {
            throw new IllegalStateException(to + " is no name of ours");
        }
        var number = name.group(2) == null ? 2 : Integer.parseInt(name.group(2)) + 1;
        return new Placement(from, to.resolveSibling(name.group(1) + "-" + number + name.group(3)));
    }
}
