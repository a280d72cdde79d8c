package dev.antigravity.api;

import java.nio.file.Path;

/// A picture on disk. A host that can shows it; every host names its path.
///
/// @param mediaType `image/png`
/// @param alt       what is to be seen, for those who cannot
public record Image(Path path, String mediaType, String alt) implements Block {
    @Override
    public String plainText() {
        return alt.isEmpty() ? path.toString() : alt + ": " + path;
    }
}
