package dev.antigravity.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonObject;
import dev.antigravity.sandbox.Sandbox;
import dev.antigravity.testing.CommandDesk;
import dev.antigravity.testing.SandboxDesk;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What `generate` puts into pictures, read by exiftool. Run by name (CONTRIBUTING.md): not every machine has it.
class ExiftoolCheck {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "webp"})
    void readsWhereAPictureComesFrom(String format) throws Exception {
        try (var sandbox = Sandbox.start();
                var desk = new CommandDesk(folder)) {
            desk.configured(SandboxDesk.providers(sandbox) + "    accounts: [{ api-key: sandbox-key-work }]\n");
            var made = desk.run("generate a fox <in> snow --model lab/sandbox-image --format " + format);
            assertThat(made.exitCode()).as(desk.shown(made)).isZero();
            var file = made.found().orElseThrow().artifacts().getFirst().path();

            var read = exiftool(file);

            assertThat(read.text("Error")).isEmpty();
            assertThat(read.text("Warning")).isEmpty();
            assertThat(Json.text(read)).contains("a fox <in> snow", "lab/sandbox-image", "unpriced", "1024");
        }
    }

    private static JsonObject exiftool(Path file) throws Exception {
        var process = new ProcessBuilder("exiftool", "-json", "-validate", "-all", file.toString())
                .redirectErrorStream(true)
                .start();
        var answer = Json.parse(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).isZero();
        return (JsonObject) ((JsonArray) answer).iterator().next();
    }
}
