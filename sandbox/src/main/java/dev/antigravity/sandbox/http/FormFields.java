package dev.antigravity.sandbox.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The fields of a query or of an `application/x-www-form-urlencoded` body.
///
/// @param fields   the first value of each field
/// @param repeated the names of the fields that came more than once
public record FormFields(Map<String, String> fields, List<String> repeated) {
    public FormFields {
        fields = Map.copyOf(fields);
        repeated = List.copyOf(repeated);
    }

    /// @throws IllegalArgumentException if the percent encoding is broken
    public static FormFields parse(String text) {
        var fields = new LinkedHashMap<String, String>();
        var repeated = new ArrayList<String>();
        for (var pair : text.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            var equals = pair.indexOf('=');
            var name = decode(equals < 0 ? pair : pair.substring(0, equals));
            var value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            if (fields.putIfAbsent(name, value) != null) {
                repeated.add(name);
            }
        }
        return new FormFields(fields, repeated);
    }

    /// Spells fields the way {@link #parse} reads them.
    public static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    /// The field's value; empty if it is absent or has no text (RFC 6749, section 3.1: the same thing).
    public Optional<String> find(String name) {
        return Optional.ofNullable(fields.get(name)).filter(value -> !value.isEmpty());
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
