package dev.antigravity.endpoint;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// Takes the target of a request apart.
final class RequestTargets {
    private RequestTargets() {}

    record Target(String path, String rawQuery, Map<String, String> query) {}

    /// @param target in origin form, or absolute as proxies get it
    static Target parse(String target) {
        var origin = target;
        var scheme = target.indexOf("://");
        if (scheme > 0) {
            var slash = target.indexOf('/', scheme + 3);
            origin = slash < 0 ? "/" : target.substring(slash);
        }
        var mark = origin.indexOf('?');
        return mark < 0
                ? new Target(origin, "", Map.of())
                : new Target(origin.substring(0, mark), origin.substring(mark + 1), query(origin.substring(mark + 1)));
    }

    private static Map<String, String> query(String text) {
        var query = new LinkedHashMap<String, String>();
        for (var pair : text.split("&")) {
            var equals = pair.indexOf('=');
            var name = decode(equals < 0 ? pair : pair.substring(0, equals));
            query.putIfAbsent(name, equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
        return query;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }
}
