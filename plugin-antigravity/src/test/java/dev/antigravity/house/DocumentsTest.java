package dev.antigravity.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What documents and comments point at is there.
class DocumentsTest {
    private static final Path ROOT = Path.of("..");
    private static final List<String> FOLDERS = List.of("", "docs", "docs/decisions", "sandbox", "benchmarks");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#\\s]*)(?:#([^)\\s]+))?\\)");
    private static final Pattern DECISION = Pattern.compile("docs/decisions/\\d{4}-[\\w-]+\\.md");

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        var dead = new ArrayList<String>();
        for (var page : pages()) {
            for (var link : LINK.matcher(text(page)).results().toList()) {
                var target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
                if (!Files.exists(target)
                        || (link.group(2) != null && !anchors(target).contains(link.group(2)))) {
                    dead.add(page + ": " + link.group());
                }
            }
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void everyDecisionThatCodeNamesWasTaken() throws IOException {
        var missing = new ArrayList<String>();
        try (var files = Files.walk(Path.of("src"))) {
            for (var source :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                for (var decision : DECISION.matcher(text(source)).results().toList()) {
                    if (!Files.exists(ROOT.resolve(decision.group()))) {
                        missing.add(source + ": " + decision.group());
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static List<Path> pages() throws IOException {
        var pages = new ArrayList<Path>();
        for (var folder : FOLDERS) {
            try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
            }
        }
        assertThat(pages).hasSizeGreaterThan(20);
        return pages;
    }

    private static List<String> anchors(Path page) throws IOException {
        return text(page)
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\w\\s-]", "").replace(' ', '-'))
                .toList();
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file);
    }
}
