package dev.antigravity.ledger;

import dev.antigravity.chat.Note;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;

/// An exchange as programs read it.
public final class ExchangeJson {
    private ExchangeJson() {}

    /// All that is known of it, explanation included.
    public static JsonObject whole(ExchangeRecord record) {
        return JsonObject.builder()
                .put("id", record.requestId())
                .put("received", record.received().toString())
                .put("client", record.client().id())
                .put("model", record.model())
                .put("status", record.status())
                .put("route", record.route())
                .put(
                        "attempts",
                        record.attempts().stream().map(ExchangeJson::attempt).toList())
                .put("passedOver", JsonArray.ofStrings(record.passedOver()))
                .put("notes", record.notes().stream().map(ExchangeJson::note).toList())
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

    private static JsonObject attempt(ExchangeRecord.Attempt attempt) {
        return JsonObject.builder()
                .put("passedOver", JsonArray.ofStrings(attempt.passedOver()))
                .put("account", attempt.account())
                .put("model", attempt.upstreamModel())
                .put("lane", attempt.lane())
                .put("reason", attempt.reason())
                .put("outcome", attempt.outcome())
                .put("then", attempt.then())
                .build();
    }

    private static JsonObject note(Note note) {
        return JsonObject.of("note", note.toString(), "reason", note.reason());
    }
}
