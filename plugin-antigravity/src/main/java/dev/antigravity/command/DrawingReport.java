package dev.antigravity.command;

import dev.antigravity.api.Image;
import dev.antigravity.api.Report;
import dev.antigravity.api.Text;
import dev.antigravity.catalog.PicturePrices.Quote;
import dev.antigravity.chat.PictureTokens;
import dev.antigravity.image.PictureRun;
import dev.antigravity.image.PictureWish;
import dev.antigravity.image.Shelf;
import dev.antigravity.picture.PictureDetails;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What there is to say of pictures that were drawn: to their reader, inside them, and to whoever draws the next.
///
/// @param tokens empty if the provider did not count
/// @param cost   in US dollars; empty if nobody knows
record DrawingReport(PictureWish wish, Optional<PictureTokens> tokens, Optional<BigDecimal> cost, Instant made) {
    private static final String UNPRICED = "unpriced";

    PictureDetails details(String version) throws IOException {
        var facts = new LinkedHashMap<String, String>();
        facts.put("model", wish.model());
        wish.options().forEach((name, value) -> facts.put(name.replace('_', '-'), value));
        wish.style().ifPresent(style -> facts.put("style", style));
        if (!wish.sent().equals(wish.prompt())) {
            facts.put("sent", wish.sent());
        }
        tokens.ifPresent(used -> {
            facts.put("input-tokens", Long.toString(used.input()));
            facts.put("output-tokens", Long.toString(used.output()));
        });
        facts.put("cost", costWord());
        if (wish.origin().isPresent()) {
            facts.put("parent", "sha256:" + Shelf.hash(wish.origin().get()));
        }
        return new PictureDetails(wish.prompt(), "Antigravity " + version, made, facts);
    }

    private String costWord() {
        return cost.map(PictureTill::amount).orElse(UNPRICED);
    }

    PictureRun run(List<Shelf.Kept> pictures, Duration elapsed) {
        return new PictureRun(
                made,
                elapsed,
                wish.prompt(),
                wish.style(),
                wish.model(),
                wish.options(),
                wish.partials(),
                pictures.stream().map(Shelf.Kept::file).toList(),
                tokens.map(used -> OptionalLong.of(used.output())).orElseGet(OptionalLong::empty),
                cost);
    }

    Report report(List<Shelf.Kept> pictures, DrawingProgress progress, Optional<Quote> quote) {
        var report = new Report();
        for (var picture : pictures) {
            var facts = picture.facts();
            report.show(new Image(picture.file(), facts.format().mediaType(), wish.prompt()))
                    .artifact(picture.file(), facts.format().mediaType(), wish.prompt())
                    .show(Text.EMPTY.muted("  " + facts.width() + " x " + facts.height() + " "
                            + facts.format().word() + ", " + picture.bytes() + " bytes"));
        }
        var elapsed = progress.elapsed();
        return report.line("Model " + wish.model() + ", " + Wording.seconds(elapsed) + ", cost " + costWord()
                        + tokenWords())
                .data("pictures", pictures.stream().map(DrawingReport::data).toList())
                .data("model", wish.model())
                .data("prompt", wish.prompt())
                .data("sent", wish.sent())
                .data("style", wish.style())
                .data("milliseconds", elapsed.toMillis())
                .data(
                        "typicalMilliseconds",
                        progress.typical().map(typical -> typical.median().toMillis()))
                .data("steps", progress.steps())
                .data("usage", usage())
                .data("quote", quote.map(DrawingReport::data))
                .data("cost", cost.<Object>map(sum -> sum).orElse(UNPRICED));
    }

    private String tokenWords() {
        return tokens.map(used -> " (" + used.input() + " tokens in, " + used.output() + " out)")
                .orElse("");
    }

    private Map<String, Object> usage() {
        var usage = new LinkedHashMap<String, Object>();
        tokens.ifPresent(used -> {
            usage.put("inputTokens", used.input());
            usage.put("outputTokens", used.output());
        });
        return usage;
    }

    static Map<String, Object> data(Quote quote) {
        var data = new LinkedHashMap<String, Object>();
        data.put("least", quote.least());
        data.put("most", quote.most());
        data.put("currency", "USD");
        data.put("source", quote.source());
        data.put("day", quote.day().toString());
        return data;
    }

    static Map<String, Object> data(Shelf.Kept picture) {
        var data = new LinkedHashMap<String, Object>();
        data.put("path", picture.file().toString());
        data.put("format", picture.facts().format().word());
        data.put("width", picture.facts().width());
        data.put("height", picture.facts().height());
        data.put("bytes", picture.bytes());
        return data;
    }
}
