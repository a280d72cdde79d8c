package dev.antigravity.pool;

import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;

/// A rest as programs read it.
public final class RestJson {
    private RestJson() {}

    public static JsonObject of(Rest rest) {
        return JsonObject.builder()
                .put("account", rest.account())
                .putIfPresent("model", rest.model().map(JsonString::new))
                .put("cause", rest.cause().word())
                .put("since", rest.since().toString())
                .put("until", rest.until().toString())
                .putIfPresent("stated", rest.stated().map(stated -> new JsonString(stated.toString())))
                .put("evidence", rest.evidence())
                .put("row", rest.row())
                .build();
    }
}
