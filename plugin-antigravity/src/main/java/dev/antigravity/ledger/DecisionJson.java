package dev.antigravity.ledger;

import dev.antigravity.chat.Note;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonBoolean;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// How an exchange was decided and what its translation lost: what no sum is ever made of.
///
/// @param passedOver after the last attempt
record DecisionJson(List<String> passedOver, List<ExchangeRecord.Attempt> attempts, List<Note> notes) {
    static JsonObject encode(ExchangeRecord record) {
        return JsonObject.builder()
                .put(
                        "attempts",
                        record.attempts().stream().map(DecisionJson::encode).toList())
                .put("passedOver", JsonArray.ofStrings(record.passedOver()))
                .put("notes", record.notes().stream().map(DecisionJson::encode).toList())
                .build();
    }

    private static JsonObject encode(ExchangeRecord.Attempt attempt) {
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

    private static JsonObject encode(Note note) {
        return JsonObject.builder()
                .put("note", note.toString())
                .put("reason", note.reason())
                .put("matters", JsonBoolean.of(note.matters()))
                .build();
    }

    /// @param text what {@link #encode} made
    static DecisionJson decode(String text) {
        var json = JsonCursor.of(Json.parseObject(text.getBytes(StandardCharsets.UTF_8)));
        return new DecisionJson(
                texts(json, "passedOver"),
                json.itemsOf("attempts").stream().map(DecisionJson::attempt).toList(),
                json.itemsOf("notes").stream().map(DecisionJson::note).toList());
    }

    private static ExchangeRecord.Attempt attempt(JsonCursor json) {
        return new ExchangeRecord.Attempt(
                texts(json, "passedOver"),
                json.get("account").asString(),
                json.get("model").asString(),
                json.get("lane").asString(),
                json.get("reason").asString(),
                json.get("outcome").asString(),
                json.get("then").asString());
    }

    private static Note note(JsonCursor json) {
        var note = json.get("note").asString();
        var colon = note.indexOf(':');
        return new Note(
                Note.Code.valueOf(note.substring(0, colon).toUpperCase(Locale.ROOT)),
                note.substring(colon + 1),
                json.get("reason").asString(),
                json.get("matters").asBoolean());
    }

    private static List<String> texts(JsonCursor json, String name) {
        return json.itemsOf(name).stream().map(JsonCursor::asString).toList();
    }
}
