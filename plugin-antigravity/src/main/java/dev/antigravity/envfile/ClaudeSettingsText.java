package dev.antigravity.envfile;

import dev.antigravity.json.HandwrittenJson;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonBoolean;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import dev.antigravity.json.MalformedJsonException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A settings file of Claude Code: JSON, whose member `env` holds the variables. Every other byte is the user's.
///
/// Source: code.claude.com/docs/en/settings, "env", read 2026-11.
final class ClaudeSettingsText extends EnvText {
    private static final String ENV = "env";

    /// What Claude Code takes an empty file for.
    private static final String NO_SETTINGS = "{}\n";

    private final String text;
    private final HandwrittenJson json;
    private final Map<String, String> values;

    private ClaudeSettingsText(String text) {
        this.text = text;
        this.json = json(text);
        this.values = Collections.unmodifiableMap(values(json.value()));
    }

    /// @throws UnreadableEnvException if this is no settings file that can be edited
    static ClaudeSettingsText parse(byte[] bytes) {
        return new ClaudeSettingsText(decode(bytes));
    }

    private static ClaudeSettingsText of(EnvContent content) {
        return parse(content.bytes().orElse(new byte[0]));
    }

    private static HandwrittenJson json(String text) {
        try {
            return HandwrittenJson.of(text.isBlank() ? NO_SETTINGS : text);
        } catch (MalformedJsonException e) {
            var comment = JsonComments.firstLine(text);
            throw new UnreadableEnvException(
                    comment.isPresent()
                            ? "line " + comment.getAsInt() + " has a comment, which JSON does not know; remove it, or"
                                    + " write the keys under \"env\" yourself"
                            : "it is " + e.getMessage() + "; put that right first");
        }
    }

    private static Map<String, String> values(JsonObject settings) {
        var values = new LinkedHashMap<String, String>();
        var env = settings.get(ENV);
        if (env instanceof JsonObject variables) {
            variables.forEach((key, value) -> values.put(key, asVariable(value)));
        } else if (env != null) {
            throw new UnreadableEnvException("its \"env\" is " + env.kind() + " and no object; put that right first");
        }
        return values;
    }

    /// Claude Code makes a text of what is none.
    private static String asVariable(JsonValue value) {
        return switch (value) {
            case JsonString string -> string.value();
            case JsonNumber number -> number.text();
            case JsonBoolean bool -> String.valueOf(bool.value());
            default -> Json.text(value);
        };
    }

    @Override
    public Map<String, String> values() {
        return values;
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public List<EnvProblem> problems() {
        return List.of();
    }

    @Override
    EnvNotation notation() {
        return EnvNotation.CLAUDE_SETTINGS;
    }

    @Override
    ClaudeSettingsText with(String key, String value) {
        return value(key).filter(value::equals).isPresent()
                ? this
                : proven(json.with(path(key), new JsonString(value)), key, Optional.of(value));
    }

    @Override
    ClaudeSettingsText without(String key) {
        return values.containsKey(key) ? proven(json.without(path(key)), key, Optional.empty()) : this;
    }

    @Override
    ClaudeSettingsText takingBack(String key, EnvContent before, EnvContent after) {
        var was = of(before);
        var written = was.json.written(path(key));
        if (written.isPresent()) {
            return proven(json.withWritten(path(key), written.get(), was.keysBefore(key)), key, was.value(key));
        }
        var without = without(key);
        return without.values.isEmpty() && !was.json.value().has(ENV) ? without.withoutEnv() : without;
    }

    private ClaudeSettingsText withoutEnv() {
        return new ClaudeSettingsText(json.without(List.of(ENV)).text());
    }

    private List<String> keysBefore(String key) {
        return values.keySet().stream().takeWhile(other -> !other.equals(key)).toList();
    }

    private static List<String> path(String key) {
        return List.of(ENV, key);
    }

    /// Believes nothing: the edit is read back, and everything else must mean what it meant.
    private ClaudeSettingsText proven(HandwrittenJson edited, String key, Optional<String> value) {
        var found = new ClaudeSettingsText(edited.text());
        var expected = new LinkedHashMap<>(values);
        value.ifPresentOrElse(present -> expected.put(key, present), () -> expected.remove(key));
        var restIsSame = found.json.value().without(ENV).equals(json.value().without(ENV));
        if (!found.values.equals(expected) || !restIsSame) {
            throw UnrepresentableValueException.otherLines(key, "what stands beside it would change");
        }
        return found;
    }
}
