package dev.antigravity.oauth;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Names and values as forms and queries carry them, in order. Immutable.
///
/// Specification: `application/x-www-form-urlencoded`, RFC 6749 appendix B.
record Form(Map<String, String> values) {
    static final Form EMPTY = new Form(Map.of());

    Form {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    static Form of(String name, String value) {
        return EMPTY.with(name, value);
    }

    /// Reads a form or a query. A name that occurs twice counts as missing, since RFC 6749 section 3.1 forbids it.
    ///
    /// @throws IllegalArgumentException if an escape is broken
    static Form parse(String text) {
        var values = new LinkedHashMap<String, String>();
        var twice = new HashSet<String>();
        for (var pair : text.split("&")) {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                var name = decode(pair.substring(0, equals));
                if (values.put(name, decode(pair.substring(equals + 1))) != null) {
                    twice.add(name);
                }
            }
        }
        values.keySet().removeAll(twice);
        return new Form(values);
    }

    Form with(String name, String value) {
        return with(Map.of(name, value));
    }

    Form with(Map<String, String> more) {
        var all = new LinkedHashMap<>(values);
        all.putAll(more);
        return new Form(all);
    }

    /// The value of that name, empty if it is missing or blank.
    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
    }

    String encoded() {
        return values.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
