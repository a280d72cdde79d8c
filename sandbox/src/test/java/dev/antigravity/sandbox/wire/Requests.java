package dev.antigravity.sandbox.wire;

import dev.antigravity.sandbox.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// Makes requests that differ from a good one in a few members.
final class Requests {
    private Requests() {}

    /// @param members a JSON object without its braces; they replace those of the request, `null` takes one away
    static String with(String request, String members) {
        var body = (ObjectNode) Json.parse(request);
        Json.parse("{" + members + "}").properties().forEach(member -> {
            if (member.getValue().isNull()) {
                body.remove(member.getKey());
            } else {
                body.set(member.getKey(), member.getValue());
            }
        });
        return Json.text(body);
    }
}
