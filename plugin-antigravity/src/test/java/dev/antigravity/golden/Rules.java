package dev.antigravity.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;

/// The rules of the translation contract, by id, in the order of the page.
///
/// @param families     title by id, by heading
/// @param withoutProof why a rule has no test, by id
record Rules(SequencedMap<String, SequencedMap<String, String>> families, Map<String, String> withoutProof) {
    static Rules read() {
        var families = new LinkedHashMap<String, SequencedMap<String, String>>();
        resource("titles.txt").lines().filter(line -> !line.isBlank()).forEach(line -> {
            if (line.startsWith("# ")) {
                families.put(line.substring(2), new LinkedHashMap<>());
            } else {
                put(line, families.lastEntry().getValue());
            }
        });
        var withoutProof = new TreeMap<String, String>();
        resource("without-proof.txt")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(line -> put(line, withoutProof));
        return new Rules(families, withoutProof);
    }

    boolean has(String id) {
        return families.values().stream().anyMatch(family -> family.containsKey(id));
    }

    /// Whether ids start with these letters.
    boolean hasFamily(String letters) {
        return families.values().stream()
                .anyMatch(family -> family.keySet().stream().anyMatch(id -> id.startsWith(letters)));
    }

    private static void put(String line, Map<String, String> rules) {
        var words = line.split(" ", 2);
        if (rules.put(words[0], words[1].strip()) != null) {
            throw new IllegalStateException(words[0] + " is there twice");
        }
    }

    private static String resource(String name) {
        try (var in = Rules.class.getResourceAsStream("/rules/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
