package dev.antigravity.sandbox.wire.gemini;

import dev.antigravity.sandbox.json.Json;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Brings member names into `camelCase`, and keeps its hands off what is the client's own.
public final class GeminiNames {
    /// Values whose members the client names.
    private static final Set<String> OPAQUE =
            Set.of("args", "response", "parametersJsonSchema", "responseJsonSchema", "labels", "example", "default");

    private GeminiNames() {}

    public static JsonNode camel(JsonNode value) {
        if (value.isArray()) {
            return Json.array(value.valueStream().map(GeminiNames::camel).toList());
        }
        if (!value.isObject()) {
            return value;
        }
        var object = Json.object();
        value.properties().forEach(member -> {
            var name = camel(member.getKey());
            object.set(
                    name,
                    OPAQUE.contains(name)
                            ? member.getValue()
                            : name.equals("properties") ? values(member.getValue()) : camel(member.getValue()));
        });
        return object;
    }

    /// `generationConfig` as error messages spell it: `generation_config`.
    public static String snake(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /// The names of properties are the client's, their schemas are not.
    private static JsonNode values(JsonNode properties) {
        var object = Json.object();
        properties.properties().forEach(member -> object.set(member.getKey(), camel(member.getValue())));
        return properties.isObject() ? object : properties;
    }

    private static String camel(String name) {
        if (name.indexOf('_') < 1) {
            return name;
        }
        var camel = new StringBuilder();
        for (var word : name.split("_")) {
            camel.append(
                    camel.isEmpty() || word.isEmpty()
                            ? word
                            : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return camel.toString();
    }
}
