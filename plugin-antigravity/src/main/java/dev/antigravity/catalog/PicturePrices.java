package dev.antigravity.catalog;

import dev.antigravity.chat.PictureTokens;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonCursor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What pictures cost, as lists said when this version was made: a file of one model a line, each with its source and
/// day. Of what is not in it the price is unknown, never zero. Immutable.
public final class PicturePrices {
    private static final String FILE = "picture-prices.jsonl";
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final Pattern SIZE = Pattern.compile("(\\d{1,6})x(\\d{1,6})");

    /// What an unfinished picture of OpenAI's counts.
    private static final long TOKENS_OF_A_PARTIAL = 100;

    private final Map<String, Listed> byModel;

    private PicturePrices(Map<String, Listed> byModel) {
        this.byModel = Map.copyOf(byModel);
    }

    /// One model.
    ///
    /// @param words    in US dollars a million tokens
    /// @param sent     the same for pictures in a request; empty if they are not listed
    /// @param made     the same for what comes, if that is pictures alone
    /// @param pictures what one picture costs, by its size and quality; `any` where it makes no difference
    private record Listed(
            BigDecimal words,
            Optional<BigDecimal> sent,
            Optional<BigDecimal> made,
            Map<String, Map<String, BigDecimal>> pictures,
            String source,
            LocalDate day) {}

    /// What pictures will cost: at least and at most, in US dollars. The words and pictures in the request are not in
    /// it.
    public record Quote(BigDecimal least, BigDecimal most, String source, LocalDate day) {}

    /// What a request is for, as far as it matters here.
    ///
    /// @param size    empty or `auto`: whatever the model likes
    /// @param quality the same
    public record Wanted(int count, int partials, String size, String quality) {}

    /// Reads the file of this version.
    public static PicturePrices load() {
        try (var in = PicturePrices.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing from this build");
            }
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PicturePrices read(InputStream in) throws IOException {
        var byModel = new HashMap<String, Listed>();
        for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
            var record = JsonCursor.of(Json.parseObject(line));
            byModel.put(
                    record.get("provider").asString() + "/" + record.get("id").asString(), listed(record));
        }
        return new PicturePrices(byModel);
    }

    private static Listed listed(JsonCursor record) {
        var pictures = new HashMap<String, Map<String, BigDecimal>>();
        for (var size : record.get("pictures").asObject().names()) {
            var ofSize = record.get("pictures").get(size);
            var prices = new HashMap<String, BigDecimal>();
            ofSize.asObject().names().forEach(quality -> prices.put(quality, amount(ofSize, quality)));
            pictures.put(size, prices);
        }
        return new Listed(
                amount(record, "words"),
                record.find("sent").map(sent -> sent.asNumber().decimal()),
                record.find("made").map(made -> made.asNumber().decimal()),
                pictures,
                record.get("source").asString(),
                LocalDate.parse(record.get("as_of").asString()));
    }

    private static BigDecimal amount(JsonCursor record, String name) {
        return record.get(name).asNumber().decimal();
    }

    /// @return empty if the price of such pictures is unknown
    public Optional<Quote> quote(String provider, String model, Wanted wanted) {
        var listed = byModel.get(provider + "/" + model);
        if (listed == null) {
            return Optional.empty();
        }
        var each = each(listed, wanted);
        if (each.isEmpty()) {
            return Optional.empty();
        }
        if (wanted.partials() > 0 && listed.made().isEmpty()) {
            return Optional.empty();
        }
        var partials = times(listed.made().orElse(BigDecimal.ZERO), TOKENS_OF_A_PARTIAL * wanted.partials())
                .divide(MILLION, MathContext.DECIMAL64);
        var count = BigDecimal.valueOf(wanted.count());
        return Optional.of(new Quote(
                each.getFirst().multiply(count),
                each.getLast().multiply(count).add(partials),
                listed.source(),
                listed.day()));
    }

    /// What one of them may cost, the least first.
    private static List<BigDecimal> each(Listed listed, Wanted wanted) {
        var prices = new ArrayList<BigDecimal>();
        listed.pictures().forEach((size, byQuality) -> {
            if (isMeant(size, wanted.size())) {
                byQuality.forEach((quality, price) -> {
                    if (quality.equals("any") || isOpen(wanted.quality()) || quality.equals(wanted.quality())) {
                        prices.add(price);
                    }
                });
            }
        });
        return prices.stream().sorted().toList();
    }

    /// A size costs the same lying and standing.
    private static boolean isMeant(String listed, String wanted) {
        var size = SIZE.matcher(wanted);
        return listed.equals("any")
                || isOpen(wanted)
                || listed.equals(wanted)
                || size.matches() && listed.equals(size.group(2) + "x" + size.group(1));
    }

    private static boolean isOpen(String word) {
        return word.isEmpty() || word.equals("auto");
    }

    /// What a request has cost by the list, in US dollars; empty if the price of something in it is unknown.
    public Optional<Fact<BigDecimal>> of(String provider, String model, PictureTokens used) {
        var listed = byModel.get(provider + "/" + model);
        if (listed == null) {
            return Optional.empty();
        }
        var pictures = used.pictures().orElse(0);
        var words = used.words().orElse(used.input() - pictures);
        if (listed.made().isEmpty() || pictures > 0 && listed.sent().isEmpty()) {
            return Optional.empty();
        }
        var cost = times(listed.words(), words)
                .add(times(listed.sent().orElse(BigDecimal.ZERO), pictures))
                .add(times(listed.made().get(), used.output()))
                .divide(MILLION, MathContext.DECIMAL64);
        var day = listed.day().atStartOfDay(ZoneOffset.UTC).toInstant();
        return Optional.of(new Fact<>(cost, Source.snapshot(day, listed.source())));
    }

    private static BigDecimal times(BigDecimal rate, long tokens) {
        return rate.multiply(BigDecimal.valueOf(tokens));
    }
}
