package dev.antigravity.image;

import dev.antigravity.picture.Embedding;
import dev.antigravity.picture.PictureDetails;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A picture that another goes on from, and how it came to be.
///
/// @param file    empty if it is gone
/// @param options as {@link PictureWish} has them
public record Predecessor(
        Optional<Path> file, String prompt, Optional<String> style, String model, Map<String, String> options) {
    /// Under which names details keep what is no option.
    static final String MODEL = "model";

    static final String STYLE = "style";

    private static final Map<String, String> OPTIONS =
            Map.of("size", "size", "quality", "quality", "output-format", "output_format", "background", "background");

    /// From what is inside a picture, else from what is known of it.
    ///
    /// @throws dev.antigravity.picture.UnreadablePictureException if the file is no picture
    public static Optional<Predecessor> of(Path picture, PictureHistory history) throws IOException {
        var inside = Embedding.find(picture).filter(details -> details.facts().containsKey(MODEL));
        return inside.isPresent()
                ? inside.map(details -> inside(picture, details))
                : history.of(picture).map(run -> recorded(run, Optional.of(picture)));
    }

    /// The latest picture; drawn anew from its words if the file is gone.
    public static Optional<Predecessor> latest(PictureHistory history) throws IOException {
        var run = history.latest();
        var file = run.map(latest -> latest.files().getLast()).filter(Files::isRegularFile);
        if (file.isEmpty()) {
            return run.map(latest -> recorded(latest, Optional.empty()));
        }
        return of(file.get(), history);
    }

    private static Predecessor inside(Path picture, PictureDetails details) {
        var options = new LinkedHashMap<String, String>();
        OPTIONS.forEach((fact, option) -> {
            var value = details.facts().get(fact);
            if (value != null) {
                options.put(option, value);
            }
        });
        return new Predecessor(
                Optional.of(picture),
                details.description(),
                Optional.ofNullable(details.facts().get(STYLE)),
                details.facts().getOrDefault(MODEL, ""),
                options);
    }

    private static Predecessor recorded(PictureRun run, Optional<Path> file) {
        return new Predecessor(file, run.prompt(), run.style(), run.model(), run.options());
    }

    /// Its own words and some more.
    public String promptWith(String more) {
        return prompt + ", " + more;
    }
}
