package dev.antigravity.image;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What somebody wants drawn.
///
/// @param options by the names the endpoint has for them: `size`, `quality`, `output_format`, `background`
/// @param source  the picture to change; empty if there is none
/// @param mask    where to change it
public record PictureWish(
        String prompt,
        String model,
        int count,
        Map<String, String> options,
        Optional<Path> source,
        Optional<Path> mask) {
    public PictureWish {
        options = new LinkedHashMap<>(options);
        if (mask.isPresent() && source.isEmpty()) {
            throw new IllegalArgumentException("a mask without a picture");
        }
    }
}
