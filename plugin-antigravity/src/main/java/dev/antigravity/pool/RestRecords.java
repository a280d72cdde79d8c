package dev.antigravity.pool;

import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;

/// The book of rests as its file has it.
final class RestRecords {
    private static final int FORMAT = 1;

    private RestRecords() {}

    static JsonObject encode(RestBook.Page page) {
        var ended = new ArrayList<JsonObject>();
        new TreeMap<>(texts(page)).forEach((_, entry) -> ended.add(entry));
        return JsonObject.builder()
                .put("format", FORMAT)
                .put("rests", page.rests().stream().map(RestJson::of).toList())
                .put("ended", ended)
                .build();
    }

    private static java.util.Map<String, JsonObject> texts(RestBook.Page page) {
        var entries = new HashMap<String, JsonObject>();
        page.ended()
                .forEach((key, at) -> entries.put(
                        key.toString(),
                        JsonObject.builder()
                                .put("account", key.account())
                                .put("model", key.model())
                                .put("at", at.toString())
                                .build()));
        return entries;
    }

    /// @throws RuntimeException if it is not what we write
    static RestBook.Page decode(JsonObject file) {
        var cursor = JsonCursor.of(file);
        if (cursor.get("format").asLong() != FORMAT) {
            return RestBook.Page.EMPTY;
        }
        var ended = new HashMap<Rest.Key, Instant>();
        for (var entry : cursor.get("ended").items()) {
            ended.put(
                    new Rest.Key(
                            entry.get("account").asString(), entry.get("model").asString()),
                    Instant.parse(entry.get("at").asString()));
        }
        List<Rest> rests =
                cursor.get("rests").items().stream().map(RestRecords::decode).toList();
        return new RestBook.Page(rests, ended);
    }

    private static Rest decode(JsonCursor rest) {
        return new Rest(
                rest.get("account").asString(),
                rest.findString("model"),
                Cause.byWord(rest.get("cause").asString()).orElseThrow(),
                Instant.parse(rest.get("since").asString()),
                Instant.parse(rest.get("until").asString()),
                rest.findString("stated").map(Instant::parse),
                rest.get("evidence").asString(),
                (int) rest.get("row").asLong());
    }
}
