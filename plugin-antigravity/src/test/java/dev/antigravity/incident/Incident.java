package dev.antigravity.incident;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One file under `src/test/resources/incidents`: what happened, the configuration, what each account's upstream
/// answered, what was done, and the explained decisions that are expected.
///
/// @param answers by account name, in order: `429 retry-after: 7 | {"error":…}`, or `hangs up`
/// @param plays   `ask MODEL [as CONVERSATION] [with NAME=VALUE]`, `wait 7s`, `accounts`
record Incident(
        Path file,
        String about,
        String configuration,
        Map<String, Deque<String>> answers,
        List<String> plays,
        String explained) {
    private static final Path FOLDER = Path.of("src/test/resources/incidents");

    static List<Incident> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".incident"))
                    .sorted(Comparator.naturalOrder())
                    .map(Incident::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Incident read(Path file) {
        var sections = sections(file);
        var answers = new LinkedHashMap<String, Deque<String>>();
        for (var line : lines(sections.getOrDefault("answers", ""))) {
            var space = line.indexOf(' ');
            answers.computeIfAbsent(line.substring(0, space), _ -> new ArrayDeque<>())
                    .add(line.substring(space + 1).strip());
        }
        return new Incident(
                file,
                sections.getOrDefault("about", "").strip(),
                sections.getOrDefault("configuration", ""),
                answers,
                lines(sections.getOrDefault("play", "")),
                sections.getOrDefault("explained", "").strip());
    }

    private static Map<String, String> sections(Path file) {
        var sections = new LinkedHashMap<String, StringBuilder>();
        var current = sections.computeIfAbsent("about", _ -> new StringBuilder());
        try {
            for (var line : Files.readAllLines(file)) {
                if (line.startsWith("== ")) {
                    current = sections.computeIfAbsent(line.substring(3).strip(), _ -> new StringBuilder());
                } else {
                    current.append(line).append('\n');
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sections.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().toString(), (one, _) -> one, LinkedHashMap::new));
    }

    private static List<String> lines(String text) {
        return text.lines().filter(line -> !line.isBlank()).toList();
    }

    /// Writes what really happened in the place of what was expected.
    void bless(String happened) {
        try {
            var text = Files.readString(file);
            var head = text.substring(0, text.indexOf("== explained") + "== explained".length());
            Files.writeString(file, head + "\n" + happened + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return String.valueOf(file.getFileName()).replace(".incident", "");
    }
}
