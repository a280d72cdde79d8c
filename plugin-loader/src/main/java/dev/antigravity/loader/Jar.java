package dev.antigravity.loader;

import java.nio.file.Path;

/// A jar that may be loaded.
///
/// @param file   where its owner put it
/// @param code   what is loaded: the file itself, or a copy that nobody changes
/// @param digest SHA-256 of the code; empty for what the product brings along
record Jar(Path file, Path code, String digest) {
    static Jar bundled(Path file) {
        return new Jar(file, file, "");
    }

    String fileName() {
        return file.getFileName().toString();
    }

    boolean isBundled() {
        return digest.isEmpty();
    }
}
