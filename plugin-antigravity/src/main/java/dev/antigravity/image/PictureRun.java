package dev.antigravity.image;

import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Pictures that were asked for together, and how that went.
///
/// @param options  as {@link PictureWish} has them
/// @param partials how many unfinished pictures were asked for, too
/// @param cost     in US dollars; empty if nobody knows
public record PictureRun(
        Instant made,
        Duration took,
        String prompt,
        Optional<String> style,
        String model,
        Map<String, String> options,
        int partials,
        List<Path> files,
        OptionalLong outputTokens,
        Optional<BigDecimal> cost) {
    public PictureRun {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        files = List.copyOf(files);
    }

    /// Whether it was for as many pictures of the same model and size.
    boolean isLike(PictureWish wish) {
        return model.equals(wish.model())
                && files.size() == wish.count()
                && size(options).equals(size(wish.options()));
    }

    private static String size(Map<String, String> options) {
        return options.getOrDefault("size", "auto");
    }

    JsonObject toJson() {
        var said = JsonObject.builder();
        options.forEach(said::put);
        return JsonObject.builder()
                .put("made", made.toString())
                .put("millis", took.toMillis())
                .put("prompt", prompt)
                .putIfPresent("style", style.map(JsonString::new))
                .put("model", model)
                .put("options", said.build())
                .put("partials", partials)
                .put(
                        "files",
                        JsonArray.ofStrings(files.stream().map(Path::toString).toList()))
                .putIfPresent(
                        "output_tokens",
                        outputTokens.isPresent()
                                ? Optional.of(JsonNumber.of(outputTokens.getAsLong()))
                                : Optional.empty())
                .putIfPresent("cost", cost.map(JsonNumber::of))
                .build();
    }

    static PictureRun of(JsonObject json) {
        var run = JsonCursor.of(json);
        var options = new LinkedHashMap<String, String>();
        for (var name : run.get("options").asObject().names()) {
            options.put(name, run.get("options").get(name).asString());
        }
        return new PictureRun(
                Instant.parse(run.get("made").asString()),
                Duration.ofMillis(run.get("millis").asLong()),
                run.get("prompt").asString(),
                run.findString("style"),
                run.get("model").asString(),
                options,
                (int) run.findLong("partials").orElse(0),
                run.itemsOf("files").stream()
                        .map(file -> Path.of(file.asString()))
                        .toList(),
                run.findLong("output_tokens"),
                run.find("cost").map(cost -> cost.asNumber().decimal()));
    }
}
