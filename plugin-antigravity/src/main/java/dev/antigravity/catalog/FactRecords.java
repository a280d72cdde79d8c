package dev.antigravity.catalog;

import dev.antigravity.chat.Capability;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Models as a file of facts has them, one a line.
final class FactRecords {
    private FactRecords() {}

    static Model decode(JsonCursor record, Source.Kind kind) {
        var day = LocalDate.parse(record.get("as_of").asString());
        var source = new Source(
                kind,
                Optional.of(day.atStartOfDay(ZoneOffset.UTC).toInstant()),
                Optional.of(record.get("source").asString()));
        return Model.named(record.get("id").asString(), source)
                .withTitle(record.findString("title"))
                .withContext(boxed(record.findLong("context")))
                .withMaxOutput(boxed(record.findLong("max_output")))
                .withCapabilities(record.find("can").map(FactRecords::capabilities))
                .withPrice(record.find("price").map(FactRecords::price));
    }

    private static Optional<Long> boxed(OptionalLong number) {
        return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }

    private static Set<Capability> capabilities(JsonCursor words) {
        var all = EnumSet.noneOf(Capability.class);
        for (var word : words.items()) {
            all.add(Capability.byWord(word.asString())
                    .orElseThrow(() -> word.complaint("no capability is called " + word.asString())));
        }
        return all;
    }

    private static Price price(JsonCursor price) {
        var longer = price.itemsOf("longer").stream()
                .map(step -> new Price.Step(step.get("above").asLong(), rates(step)))
                .toList();
        return new Price(rates(price), longer);
    }

    /// What tokens cost, as `input`, `output`, `cache_read` and `cache_write`: an amount is never negative.
    static Price.Rates rates(JsonCursor rates) {
        return new Price.Rates(
                amount(rates.get("input")),
                amount(rates.get("output")),
                rates.find("cache_read").map(FactRecords::amount),
                rates.find("cache_write").map(FactRecords::amount),
                rates.find("cache_write_1h").map(FactRecords::amount));
    }

    private static BigDecimal amount(JsonCursor stated) {
        var amount = stated.asNumber().decimal();
        if (amount.signum() < 0) {
            throw stated.complaint("a price is not below zero");
        }
        return amount;
    }

    static JsonObject encode(String provider, Model model) {
        var source = model.namedBy();
        return JsonObject.builder()
                .put("provider", provider)
                .put("id", model.id())
                .putIfPresent("title", model.title().map(title -> new JsonString(title.value())))
                .putIfPresent("context", model.context().map(tokens -> JsonNumber.of(tokens.value())))
                .putIfPresent("max_output", model.maxOutput().map(tokens -> JsonNumber.of(tokens.value())))
                .putIfPresent("can", model.capabilities().map(can -> words(can.value())))
                .putIfPresent("price", model.price().map(price -> encode(price.value())))
                .put("source", source.where().orElse(""))
                .put(
                        "as_of",
                        LocalDate.ofInstant(source.asOf().orElseThrow(), ZoneOffset.UTC)
                                .toString())
                .build();
    }

    private static JsonArray words(Set<Capability> can) {
        return JsonArray.ofStrings(can.stream().map(Capability::word).sorted().toList());
    }

    private static JsonObject encode(Price price) {
        var standard = encode(price.standard());
        return price.longer().isEmpty()
                ? standard
                : standard.with(
                        "longer",
                        new JsonArray(price.longer().stream()
                                .<JsonValue>map(step -> encode(step.rates()).with("above", JsonNumber.of(step.above())))
                                .toList()));
    }

    private static JsonObject encode(Price.Rates rates) {
        return JsonObject.builder()
                .put("input", number(rates.input()))
                .put("output", number(rates.output()))
                .putIfPresent("cache_read", rates.cacheRead().map(FactRecords::number))
                .putIfPresent("cache_write", rates.cacheWrite().map(FactRecords::number))
                .putIfPresent("cache_write_1h", rates.cacheWriteHour().map(FactRecords::number))
                .build();
    }

    private static JsonNumber number(BigDecimal amount) {
        return new JsonNumber(amount.toPlainString());
    }
}
