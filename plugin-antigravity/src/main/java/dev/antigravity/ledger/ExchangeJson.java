package dev.antigravity.ledger;

import dev.antigravity.chat.Usage;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// An exchange as programs read it.
public final class ExchangeJson {
    private ExchangeJson() {}

    /// All that is known of it, explanation included.
    public static JsonObject whole(ExchangeRecord record) {
        var json = JsonObject.builder()
                .put("id", record.requestId())
                .put("received", record.received().toString())
                .put("client", record.client().id())
                .putIfPresent("key", record.sender().client().map(JsonString::new))
                .putIfPresent("conversation", record.sender().conversation().map(JsonString::new))
                .put("purpose", record.purpose().name().toLowerCase(Locale.ROOT))
                .put("model", record.model())
                .put("status", record.status())
                .put("route", record.route());
        DecisionJson.encode(record).forEach(json::put);
        return json.putIfPresent("usage", record.usage().map(ExchangeJson::usage))
                .putIfPresent("pictures", record.used().pictures().map(ExchangeJson::pictures))
                .putIfPresent("cost", record.cost().map(ExchangeJson::cost))
                .putIfPresent("failure", record.failure().map(JsonString::new))
                .putIfPresent("toFirstByteMillis", record.toFirstByte().map(time -> JsonNumber.of(time.toMillis())))
                .put("totalMillis", record.total().toMillis())
                .put("explained", JsonArray.ofStrings(Explanation.of(record)))
                .build();
    }

    /// What tells exchanges apart in a list.
    public static JsonObject line(ExchangeRecord record) {
        return JsonObject.builder()
                .put("id", record.requestId())
                .put("received", record.received().toString())
                .put("model", record.model())
                .put("status", record.status())
                .build();
    }

    private static JsonObject usage(Usage usage) {
        return JsonObject.builder()
                .put("input", usage.input())
                .putIfPresent("cacheRead", number(usage.cacheRead()))
                .putIfPresent("cacheWrite", number(usage.cacheWrite()))
                .put("output", usage.output())
                .putIfPresent("reasoning", number(usage.reasoning()))
                .build();
    }

    private static Optional<JsonNumber> number(OptionalLong number) {
        return number.isPresent() ? Optional.of(JsonNumber.of(number.getAsLong())) : Optional.empty();
    }

    private static JsonObject pictures(ExchangeRecord.Pictures pictures) {
        return JsonObject.builder()
                .put("count", pictures.count())
                .put("bytes", pictures.bytes())
                .build();
    }

    private static JsonObject cost(Cost cost) {
        return JsonObject.builder()
                .put("dollars", JsonNumber.of(cost.dollars()))
                .put("source", cost.price().kind().word())
                .putIfPresent("asOf", cost.price().asOf().map(day -> new JsonString(day.toString())))
                .putIfPresent("where", cost.price().where().map(JsonString::new))
                .build();
    }
}
