package dev.antigravity.command;

import dev.antigravity.api.Image;
import dev.antigravity.api.Report;
import dev.antigravity.api.Text;
import dev.antigravity.image.PictureWish;
import dev.antigravity.image.Shelf;
import dev.antigravity.image.Studio;
import dev.antigravity.picture.PictureDetails;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// What there is to say of pictures that were drawn: to their reader, and inside them.
record DrawingReport(PictureWish wish, Studio.Counted counted, Instant made) {
    /// Nobody's list prices the tokens of pictures apart from those of words, so no sum of ours would be true.
    private static final String COST = "unpriced";

    PictureDetails details(String version) throws IOException {
        var facts = new LinkedHashMap<String, String>();
        facts.put("model", wish.model());
        wish.options().forEach((name, value) -> facts.put(name.replace('_', '-'), value));
        counted.inputTokens().ifPresent(tokens -> facts.put("input-tokens", Long.toString(tokens)));
        counted.outputTokens().ifPresent(tokens -> facts.put("output-tokens", Long.toString(tokens)));
        facts.put("cost", COST);
        if (wish.source().isPresent()) {
            facts.put("parent", "sha256:" + Shelf.hash(wish.source().get()));
        }
        return new PictureDetails(wish.prompt(), "Antigravity " + version, made, facts);
    }

    Report report(List<Shelf.Kept> pictures, Duration elapsed) {
        var report = new Report();
        for (var picture : pictures) {
            var facts = picture.facts();
            report.show(new Image(picture.file(), facts.format().mediaType(), wish.prompt()))
                    .artifact(picture.file(), facts.format().mediaType(), wish.prompt())
                    .show(Text.EMPTY.muted("  " + facts.width() + " x " + facts.height() + " "
                            + facts.format().word() + ", " + picture.bytes() + " bytes"));
        }
        return report.line("Model " + wish.model() + ", " + Wording.seconds(elapsed) + ", cost " + COST + tokens())
                .data("pictures", pictures.stream().map(DrawingReport::data).toList())
                .data("model", wish.model())
                .data("milliseconds", elapsed.toMillis())
                .data("usage", usage())
                .data("cost", COST);
    }

    private String tokens() {
        return counted.outputTokens().isPresent()
                ? " (" + word(counted.inputTokens()) + " tokens in, " + word(counted.outputTokens()) + " out)"
                : "";
    }

    private static String word(OptionalLong tokens) {
        return tokens.isPresent() ? Long.toString(tokens.getAsLong()) : "?";
    }

    private Map<String, Object> usage() {
        var usage = new LinkedHashMap<String, Object>();
        counted.inputTokens().ifPresent(tokens -> usage.put("inputTokens", tokens));
        counted.outputTokens().ifPresent(tokens -> usage.put("outputTokens", tokens));
        return usage;
    }

    private static Map<String, Object> data(Shelf.Kept picture) {
        var data = new LinkedHashMap<String, Object>();
        data.put("path", picture.file().toString());
        data.put("format", picture.facts().format().word());
        data.put("width", picture.facts().width());
        data.put("height", picture.facts().height());
        data.put("bytes", picture.bytes());
        return data;
    }
}
