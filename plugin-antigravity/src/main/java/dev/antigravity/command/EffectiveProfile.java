package dev.antigravity.command;

import dev.antigravity.catalog.Fact;
import dev.antigravity.catalog.Model;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import dev.antigravity.settings.ProviderSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What holds for one model beyond the standard of its protocol, and who says so.
record EffectiveProfile(Map<String, Statement> statements) {
    /// @param origin as people are told
    record Statement(JsonValue value, String origin) {}

    /// What the configuration states wins over what was seen.
    static EffectiveProfile of(ProviderSettings provider, Model model) {
        var all = new LinkedHashMap<String, Statement>();
        model.profile()
                .ifPresent(seen ->
                        seen.value().forEach((key, value) -> all.put(key, new Statement(value, origin(seen)))));
        provider.statedProfile(model.id()).forEach((key, value) -> all.put(key, new Statement(value, "configuration")));
        return new EffectiveProfile(all);
    }

    private static String origin(Fact<JsonObject> seen) {
        return "seen by doctor on " + day(seen.source().asOf().orElse(Instant.EPOCH));
    }

    static LocalDate day(Instant when) {
        return LocalDate.ofInstant(when, ZoneOffset.UTC);
    }

    /// `max-tokens-field: max_tokens (seen by doctor on 2026-11-20)`, each.
    List<String> words() {
        return statements.entrySet().stream()
                .map(one -> one.getKey() + ": " + shown(one.getValue().value()) + " ("
                        + one.getValue().origin() + ")")
                .toList();
    }

    /// For programs.
    Map<String, Object> data() {
        var data = new LinkedHashMap<String, Object>();
        statements.forEach((key, statement) ->
                data.put(key, Map.of("value", shown(statement.value()), "origin", statement.origin())));
        return data;
    }

    /// As the configuration would have it.
    static String words(JsonObject profile) {
        return profile.names().stream()
                .map(key -> key + ": "
                        + profile.find(key).map(EffectiveProfile::shown).orElse(""))
                .collect(Collectors.joining(", "));
    }

    private static String shown(JsonValue value) {
        return switch (value) {
            case JsonString(var text) -> text;
            case JsonArray words ->
                words.stream().map(EffectiveProfile::shown).collect(Collectors.joining(", ", "[", "]"));
            case JsonValue other -> other.toString();
        };
    }
}
