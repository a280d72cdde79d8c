package dev.antigravity.picture;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// How a picture came to be, as it is kept inside the picture.
///
/// @param description what it shows, in its maker's words: the prompt
/// @param tool        the program that made or fetched it
/// @param facts       anything else, by names of letters, digits and `-`, in their order
public record PictureDetails(String description, String tool, Instant made, Map<String, String> facts) {
    public PictureDetails {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        for (var name : facts.keySet()) {
            if (!name.matches("[a-z][a-z0-9-]*")) {
                throw new IllegalArgumentException("a fact cannot be called " + name);
            }
        }
    }

    PictureDetails withDescription(String words) {
        return new PictureDetails(words, tool, made, facts);
    }
}
