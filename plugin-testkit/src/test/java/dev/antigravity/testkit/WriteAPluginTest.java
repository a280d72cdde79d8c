package dev.antigravity.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `docs/write-a-plugin.md` says is what works.
class WriteAPluginTest {
    private static final Path PAGE = Path.of("../docs/write-a-plugin.md");
    private static final Pattern SOURCE =
            Pattern.compile("`src/(main|test)/java/demo/(\\w+)\\.java`:\n\n```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern MANIFEST = Pattern.compile("<(Plugin-[A-Z]\\w+)>(.*?)</");
    private static final Pattern VERSION =
            Pattern.compile("<artifactId>([\\w-]+)</artifactId>\\s*<version>([^$<]+)</version>");

    @TempDir
    private Path folder;

    @Test
    void thePluginOfThePageGreets() throws IOException {
        var page = Files.readString(PAGE);
        var jar = new PluginJar("greeter", "1.0.0");
        for (var source : all(SOURCE, page)) {
            jar.source("demo." + source.group(2), source.group(3));
        }
        for (var attribute : all(MANIFEST, page)) {
            var value =
                    attribute.group(2).replace("${project.version}", "1.0.0").replace("&gt;", ">");
            jar.attribute(attribute.group(1), value);
        }
        jar.extension("demo.GreeterCommands");

        try (var harness = PluginHarness.load(jar.write(folder), new FakeHost(folder.resolve("host")))) {
            var asked = harness.run("/greeter greet", new FakeConversation().answering("name", "Ann"));
            var told = harness.run("/greeter greet --name Ann", new FakeConversation());

            assertThat(asked.exitCode()).isZero();
            assertThat(asked.toMap()).isEqualTo(told.toMap());
            assertThat(asked.toMap().toString()).contains("Ann");
        }
    }

    /// Nobody copies a version we have left behind.
    @Test
    void theVersionsOfThePageAreOurs() throws IOException {
        var ours = Files.readString(Path.of("../pom.xml"));
        var page = Files.readString(PAGE);

        assertThat(page).contains("<antigravity.version>" + between(ours, "<version>", "</version>"));
        assertThat(page).contains("<pf4j.version>" + between(ours, "<pf4j.version>", "</pf4j.version>"));
        for (var stated : all(VERSION, page.substring(page.indexOf("<dependencies>")))) {
            var name = stated.group(1).equals("junit-jupiter") ? "junit" : stated.group(1);
            assertThat(stated.group(2))
                    .as(name)
                    .isEqualTo(between(ours, "<" + name + ".version>", "</" + name + ".version>"));
        }
    }

    private static List<MatchResult> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().toList();
    }

    private static String between(String text, String start, String end) {
        var from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }
}
