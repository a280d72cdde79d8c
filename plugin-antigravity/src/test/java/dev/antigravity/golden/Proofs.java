package dev.antigravity.golden;

import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What proves each rule: golden cases by their `rules`, other tests by the annotation `@Proves` in the sources of all
/// modules.
record Proofs(Map<String, List<String>> cases, Map<String, List<String>> tests) {
    private static final Path ROOT = Path.of("..");
    private static final Pattern ANNOTATION = Pattern.compile("@Proves\\(([^)]*)\\)");
    private static final Pattern ID = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern TEST = Pattern.compile("\\bclass (\\w+)|\\b(?:void|boolean) (\\w+)\\(");
    private static final Pattern CITED = Pattern.compile("\\b[A-Z]{3}-\\d{3}\\b");

    static Proofs collect() {
        var cases = new TreeMap<String, List<String>>();
        for (var golden : GoldenCase.all()) {
            if (golden.file().get("rules") instanceof JsonArray rules) {
                rules.forEach(rule -> add(((JsonString) rule).value(), golden.id(), cases));
            }
        }
        var tests = new TreeMap<String, List<String>>();
        for (var source : sources("src/test/java")) {
            annotated(source, tests);
        }
        return new Proofs(cases, tests);
    }

    /// Every rule a proof names, known or not.
    Set<String> named() {
        var named = new TreeSet<>(cases.keySet());
        named.addAll(tests.keySet());
        return named;
    }

    /// Every rule a comment in the code names.
    static Set<String> cited() {
        var cited = new TreeSet<String>();
        for (var source : sources("src/main/java")) {
            CITED.matcher(text(source)).results().map(MatchResult::group).forEach(cited::add);
        }
        return cited;
    }

    private static void annotated(Path source, Map<String, List<String>> tests) {
        var text = text(source);
        var test = TEST.matcher(text);
        ANNOTATION.matcher(text).results().forEach(annotation -> {
            if (!test.find(annotation.end())) {
                throw new IllegalStateException(source + " annotates nothing");
            }
            var type = source.getFileName().toString().replace(".java", "");
            var name = test.group(1) != null ? test.group(1) : type + "." + test.group(2);
            ID.matcher(annotation.group(1)).results().forEach(id -> add(id.group(1), name, tests));
        });
    }

    private static void add(String rule, String proof, Map<String, List<String>> proofs) {
        proofs.computeIfAbsent(rule, _ -> new ArrayList<>()).add(proof);
    }

    private static List<Path> sources(String folder) {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve(folder))
                    .filter(Files::isDirectory)
                    .flatMap(Proofs::javaFiles)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
