package dev.antigravity.envfile;

import static dev.antigravity.envfile.EnvWorkbench.NO_SECRETS;
import static dev.antigravity.envfile.EnvWorkbench.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The life of a settings file of Claude Code: what env files can take, these can, too.
class ClaudeSettingsTest {
    private static final String SETTINGS = """
            {
              "permissions": { "allow": ["Bash(ls:*)"], "deny": [] },
              "env": {
                "MY_OWN":   "keep \\u00e9 \\/",
                "ANTHROPIC_MODEL": "old"
              },
              "model": "opus"
            }
            """;

    @TempDir
    Path folder;

    private EnvWorkbench bench;

    @BeforeEach
    void openTheBench() throws IOException {
        bench = EnvWorkbench.ofClaudeSettings(folder);
    }

    @Test
    void changesTheValuesAndNotAByteBesides() throws IOException {
        bench.with(SETTINGS);

        var plan = bench.plan(set("ANTHROPIC_MODEL", "new").set("ANTHROPIC_BASE_URL", "http://127.0.0.1:1"));
        var applied = bench.open().apply(plan);

        assertThat(plan.toString())
                .isEqualTo("ANTHROPIC_MODEL: old -> new\nANTHROPIC_BASE_URL: not set -> http://127.0.0.1:1");
        assertThat(bench.text())
                .isEqualTo(SETTINGS.replace("\"old\"", "\"new\",\n    \"ANTHROPIC_BASE_URL\": \"http://127.0.0.1:1\""));
        assertThat(applied.backup().orElseThrow().name()).isEqualTo("settings.local.json.backup.20260203_091500");
        assertThat(applied.backup().orElseThrow().path()).hasContent(SETTINGS);
    }

    @Test
    void takesEveryStepBackToTheByte() throws IOException {
        bench.with(SETTINGS);
        bench.apply(set("ANTHROPIC_MODEL", "new").set("A", "1").unset("MY_OWN"));
        bench.apply(set("A", "2"));

        bench.undo();
        bench.undo();

        assertThat(bench.text()).isEqualTo(SETTINGS);
    }

    @Test
    void takesBackItsOwnPartOfAFileThatOthersWrote() throws IOException {
        bench.with(SETTINGS);
        bench.apply(set("ANTHROPIC_MODEL", "new").set("A", "1").unset("MY_OWN"));
        bench.with(bench.text()
                .replace("\"deny\": []", "\"deny\": [ \"Read(.env)\" ]")
                .replace("\"A\": \"1\"", "\"A\": \"1\",\n    \"THEIRS\": \"x\""));

        bench.undo();

        assertThat(bench.text())
                .isEqualTo(SETTINGS.replace("\"deny\": []", "\"deny\": [ \"Read(.env)\" ]")
                        .replace("\"old\"", "\"old\",\n    \"THEIRS\": \"x\"")
                        .replace("\"MY_OWN\":   ", "\"MY_OWN\": "));
    }

    @Test
    void takesTheObjectAwayThatItBrought() throws IOException {
        bench.with("{\n  \"model\": \"opus\"\n}\n");
        bench.apply(set("A", "1"));
        bench.with(bench.text().replace("opus", "haiku"));

        bench.undo();

        assertThat(bench.text()).isEqualTo("{\n  \"model\": \"haiku\"\n}\n");
    }

    @Test
    void makesFolderAndFileAndTakesTheFileAway() throws IOException {
        Files.delete(bench.file.getParent());
        assertThat(bench.plan(set("A", "1")).createsFile()).isTrue();
        assertThat(bench.file.getParent()).doesNotExist();

        bench.apply(set("A", "1"));

        assertThat(bench.text()).isEqualTo("{\n  \"env\": {\n    \"A\": \"1\"\n  }\n}\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(bench.file)))
                .isEqualTo("rw-------");
        bench.undo();
        assertThat(bench.file).doesNotExist();
    }

    @Test
    void mergesWhatSomebodyElseChangedSinceThePlan() throws IOException {
        bench.with(SETTINGS);
        var plan = bench.plan(set("ANTHROPIC_MODEL", "ours"));
        bench.with(
                SETTINGS.replace("\"model\": \"opus\"", "\"model\": \"haiku\"").replace("MY_OWN", "THEIRS"));

        assertThat(bench.open().apply(plan).merged()).isTrue();

        assertThat(bench.text())
                .isEqualTo(SETTINGS.replace("\"model\": \"opus\"", "\"model\": \"haiku\"")
                        .replace("MY_OWN", "THEIRS")
                        .replace("old", "ours"));
    }

    @Test
    void refusesWhenSomebodyElseChangedTheSameKey() throws IOException {
        bench.with(SETTINGS);
        var plan = bench.plan(set("ANTHROPIC_MODEL", "ours"));
        bench.with(SETTINGS.replace("old", "theirs"));

        assertThatThrownBy(() -> bench.open().apply(plan))
                .isInstanceOf(EnvConflictException.class)
                .hasMessageContaining("ANTHROPIC_MODEL");

        assertThat(bench.text()).isEqualTo(SETTINGS.replace("old", "theirs"));
    }

    @Test
    void noticesWhatOthersMadeOfIt() throws IOException {
        bench.with(SETTINGS);
        bench.apply(set("ANTHROPIC_MODEL", "ours"));
        bench.with(bench.text().replace("ours", "theirs"));

        assertThat(bench.open().drift(NO_SECRETS))
                .containsExactly(new EnvDrift("ANTHROPIC_MODEL", Optional.of("ours"), Optional.of("theirs"), false));
        assertThat(bench.plan(set("ANTHROPIC_MODEL", "new")).kept()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "{~ // mine~ 'env': {}~}     > line 2 has a comment",
                "{ 'url': 'http://x' } /* */ > line 1 has a comment",
                "{ 'env': {'A': '1',} }      > not valid JSON",
                "{ 'env': [] }               > its \"env\" is an array",
                "{ 'env': null }             > its \"env\" is null",
                "[]                          > expected an object",
                "{ 'env': {}                 > not valid JSON",
            })
    void leavesAFileAloneThatItCannotEdit(String text, String complaint) throws IOException {
        var written = text.replace('\'', '"').replace('~', '\n');
        bench.with(written);

        assertThatThrownBy(() -> bench.apply(set("A", "1")))
                .isInstanceOf(UnreadableEnvException.class)
                .hasMessageContaining("settings.local.json was left alone")
                .hasMessageContaining(complaint);

        assertThat(bench.text()).isEqualTo(written);
        assertThat(Files.list(bench.file.getParent())).containsExactly(bench.file);
    }

    @Test
    void leavesBytesAloneThatAreNoText() throws IOException {
        for (var bytes : new byte[][] {
            "{\"a\":\"\u00e4\"}".getBytes(StandardCharsets.ISO_8859_1), {'{', 0, '}'}, new byte[17 << 20]
        }) {
            Files.write(bench.file, bytes);
            assertThatThrownBy(() -> bench.apply(set("A", "1"))).isInstanceOf(UnreadableEnvException.class);
            assertThat(Files.readAllBytes(bench.file)).isEqualTo(bytes);
        }
    }

    @Test
    void anEmptyFileSaysNothing() throws IOException {
        bench.with("\n");

        bench.apply(set("A", "1"));

        assertThat(bench.text()).isEqualTo("{\n  \"env\": {\n    \"A\": \"1\"\n  }\n}\n");
        bench.undo();
        assertThat(bench.text()).isEqualTo("\n");
    }

    @Test
    void readsNumbersAndTruthsAsTheTextsTheyBecome() throws IOException {
        bench.with("{\"env\": {\"API_TIMEOUT_MS\": 3000000, \"ON\": true, \"A\": \"1\", \"A\": \"2\"}}");

        assertThat(bench.open().read().values())
                .containsEntry("API_TIMEOUT_MS", "3000000")
                .containsEntry("ON", "true")
                .containsEntry("A", "2");
        assertThat(bench.apply(set("API_TIMEOUT_MS", "3000000")).changed()).isFalse();
        bench.apply(set("A", "3"));
        assertThat(bench.text())
                .isEqualTo("{\"env\": {\"API_TIMEOUT_MS\": 3000000, \"ON\": true, \"A\": \"1\", \"A\": \"3\"}}");
    }
}
