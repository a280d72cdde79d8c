package dev.antigravity.host.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.antigravity.api.HostEnvironment.EnvSource.Kind;
import dev.antigravity.api.HostEnvironment.EnvValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvFilesTest {
    @TempDir
    private Path folder;

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve(".env"), text);
    }

    private EnvFiles files(Map<String, String> process) {
        return new EnvFiles(process, folder);
    }

    @Test
    void readsProviderKeysFromTheFileBeforeTheProcess() throws IOException {
        write("ANTHROPIC_AUTH_TOKEN=from-file\nANTHROPIC_BASE_URL=http://file");
        var files = files(Map.of("ANTHROPIC_AUTH_TOKEN", "exported", "ANTHROPIC_BASE_URL", "http://exported"));

        assertThat(files.effective("ANTHROPIC_AUTH_TOKEN")).hasValueSatisfying(value -> {
            assertThat(value.value()).isEqualTo("from-file");
            assertThat(value.source().kind()).isEqualTo(Kind.ENV_FILE);
        });
    }

    @Test
    void neverMixesTheKeyOfOneSourceWithTheAddressOfAnother() throws IOException {
        write("ANTHROPIC_BASE_URL=http://somewhere-else");
        var files = files(Map.of("ANTHROPIC_API_KEY", "sk-real"));

        assertThat(files.effective("ANTHROPIC_API_KEY").map(EnvValue::value)).contains("sk-real");
        assertThat(files.effective("ANTHROPIC_BASE_URL")).isEmpty();
    }

    @Test
    void letsAnExportedVariableWinForEveryOtherKey() throws IOException {
        write("PORT=1\nHOST=file");
        var files = files(Map.of("PORT", "2"));

        assertThat(files.effective("PORT").map(EnvValue::value)).contains("2");
        assertThat(files.effective("HOST").map(EnvValue::value)).contains("file");
        assertThat(files.variable("HOST")).isEmpty();
    }

    @Test
    void saysWhatAReloadChanged() throws IOException {
        write("A=1\nB=1\nC=1");
        var files = files(Map.of());
        write("A=1\nB=2\nD=1");

        var result = files.reload();

        assertThat(result.applied()).containsExactlyInAnyOrder("B", "C", "D");
        assertThat(result.verification()).contains("read " + folder.resolve(".env"));
        assertThat(files.effective("B").map(EnvValue::value)).contains("2");
    }

    @Test
    void looksWhereClaudeWsLooks() throws IOException {
        var workspace = Files.createDirectory(folder.resolve("ws"));
        write("A=of the project somebody works in");
        var files = files(Map.of("CLAUDE_WS_USER_CWD", workspace.toString(), "APP_ROOT", folder + "/app"));

        assertThat(files.envFile()).isEqualTo(workspace.resolve(".env"));
        assertThat(files.effective("A")).isEmpty();
        assertThat(files.candidates())
                .extracting(source -> source.path().map(Path::toString).orElse("process"))
                .containsExactly(workspace.resolve(".env").toString(), folder + "/app/.env", "process");
    }

    @Test
    void doesNotReadTheFileThatClaudeWsOnlyWrites() throws IOException {
        var app = Files.createDirectory(folder.resolve("app"));
        Files.writeString(app.resolve(".env"), "A=1");
        var stated = files(Map.of("CLAUDE_WS_USER_CWD", folder.toString(), "APP_ROOT", app.toString()));
        var unstated = files(Map.of("APP_ROOT", app.toString()));

        assertThat(stated.envFile()).isEqualTo(folder.resolve(".env"));
        assertThat(unstated.envFile()).isEqualTo(app.resolve(".env"));
    }

    @Test
    void namesTheFileItWouldReadIfThereWereOne() {
        var files = files(Map.of());

        assertThat(files.envFile()).isEqualTo(folder.resolve(".env"));
        assertThat(files.effective("A")).isEqualTo(Optional.empty());
        assertThat(files.candidates().getFirst().writable()).isTrue();
    }

    @Test
    void doesNotWaitForAPipe() throws Exception {
        var made = new ProcessBuilder("mkfifo", folder.resolve(".env").toString())
                .start()
                .waitFor();
        assumeThat(made).isZero();

        assertThat(files(Map.of()).effective("A")).isEmpty();
    }

    @Test
    void doesNotPrintValues() throws IOException {
        write("ANTHROPIC_AUTH_TOKEN=secret");

        assertThat(files(Map.of()).effective("ANTHROPIC_AUTH_TOKEN").toString()).doesNotContain("secret");
    }
}
