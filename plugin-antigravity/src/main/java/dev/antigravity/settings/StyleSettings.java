package dev.antigravity.settings;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonString;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A named way to draw, as a file of its own says: words around the prompt, and what holds where nothing else is said.
///
/// @param version  counted from 1; a changed style is a new version
/// @param about    one line for people; may be empty
/// @param prompt   what is sent, with {@value #PLACE} where the user's words go; without it they go in front
/// @param avoid    what is not to be seen
/// @param defaults by the names of the options of `generate`
public record StyleSettings(
        String name, int version, String about, String prompt, Optional<String> avoid, Map<String, String> defaults) {
    static final String PLACE = "{prompt}";

    /// Options a style may choose.
    public static final List<String> OPTIONS = List.of("model", "size", "quality", "format", "background");

    private static final Kind<String> NAME = Kind.of(
            "a name of 1 to 40 small letters, digits and dashes",
            text -> isName(text) ? Optional.of(text) : Optional.empty());
    private static final Kind<Integer> VERSION = Kind.wholeNumber(1, 1_000_000);
    private static final Kind<String> WORDS =
            Kind.of("a text", text -> text.isBlank() ? Optional.empty() : Optional.of(text.strip()));

    public StyleSettings {
        defaults = Collections.unmodifiableMap(new LinkedHashMap<>(defaults));
        if (!isName(name)) {
            throw new IllegalArgumentException(name + " is no name of a style");
        }
    }

    public static boolean isName(String text) {
        return text.matches("[a-z0-9][a-z0-9-]{0,39}");
    }

    /// @param file where the text came from, for messages
    /// @throws SettingsException if anything is wrong, with all of it, each with file, line and column
    public static StyleSettings read(String text, Path file) {
        var reading = new Reading(Map.of());
        var start = new Origin.File(file, 1, 1);
        var document = new YamlReader(file, reading.problems()).read(text).orElse(new YamlNode.Missing(start));
        var section = new Item(reading, "", document).section();
        var name = section.require("name", NAME);
        var version = section.read("version", VERSION, 1);
        var about = section.find("about", Kind.TEXT).orElse("");
        var prompt = section.require("prompt", WORDS);
        var avoid = section.find("avoid", WORDS);
        var chosen = section.section("defaults");
        var defaults = new LinkedHashMap<String, String>();
        OPTIONS.forEach(option -> chosen.find(option, Kind.TEXT).ifPresent(value -> defaults.put(option, value)));
        chosen.refuseUnknown();
        section.refuseUnknown();
        reading.valuesOrProblems();
        return new StyleSettings(name.orElseThrow(), version, about, prompt.orElseThrow(), avoid, defaults);
    }

    /// `watercolor@2`.
    public String reference() {
        return name + "@" + version;
    }

    /// What is sent for somebody's words.
    public String applied(String words) {
        var styled = prompt.contains(PLACE) ? prompt.replace(PLACE, words) : words + ", " + prompt;
        return avoid.map(unwanted -> styled + " Avoid: " + unwanted).orElse(styled);
    }

    /// The same as the text of a file.
    public String yaml() {
        var lines = new ArrayList<String>();
        lines.add("name: " + name);
        lines.add("version: " + version);
        if (!about.isEmpty()) {
            lines.add("about: " + quoted(about));
        }
        lines.add("prompt: " + quoted(prompt));
        avoid.ifPresent(unwanted -> lines.add("avoid: " + quoted(unwanted)));
        if (!defaults.isEmpty()) {
            lines.add("defaults:");
            defaults.forEach((option, value) -> lines.add("  " + option + ": " + quoted(value)));
        }
        return String.join("\n", lines) + "\n";
    }

    /// YAML takes JSON's texts.
    private static String quoted(String text) {
        return Json.text(new JsonString(text));
    }
}
