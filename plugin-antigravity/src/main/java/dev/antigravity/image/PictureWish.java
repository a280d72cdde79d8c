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
/// @param origin   the picture it comes from; empty if there is none
/// @param source   what of it is sent to be changed
/// @param mask     where to change it
public record PictureWish(
        String prompt,
        String sent,
        Optional<String> style,
        String model,
        int count,
        int partials,
        Map<String, String> options,
        Optional<Path> origin,
        Optional<Path> source,
        Optional<Path> mask) {
    public PictureWish {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        if (mask.isPresent() && source.isEmpty()) {
            throw new IllegalArgumentException("a mask without a picture");
        }
    }

    /// The same on another canvas.
    ///
    /// @param size of the canvas; counts unless one was asked for
    public PictureWish on(Path canvas, Path emptyPlaces, String size) {
        var sized = new LinkedHashMap<>(options);
        sized.putIfAbsent("size", size);
        return new PictureWish(
                prompt,
                sent,
                style,
                model,
                count,
                partials,
                sized,
                origin,
                Optional.of(canvas),
                Optional.of(emptyPlaces));
    }
}
