package dev.antigravity.image;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What somebody wants drawn.
///
/// @param prompt   in the user's words
/// @param sent     what the model is told: the same, or what a style makes of it
/// @param style    the style's name and version; empty if there is none
/// @param partials how many unfinished pictures are to be shown on the way
/// @param options  by the names the endpoint has for them: `size`, `quality`, `output_format`, `background`
/// @param source   the picture to change; empty if there is none
/// @param mask     where to change it
public record PictureWish(
        String prompt,
        String sent,
        Optional<String> style,
        String model,
        int count,
        int partials,
        Map<String, String> options,
        Optional<Path> source,
        Optional<Path> mask) {
    public PictureWish {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        if (mask.isPresent() && source.isEmpty()) {
            throw new IllegalArgumentException("a mask without a picture");
        }
    }
}
