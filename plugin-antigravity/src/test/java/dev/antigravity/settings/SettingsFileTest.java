package dev.antigravity.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.antigravity.settings.SettingsFile.Refresh;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    @TempDir
    Path folder;

    private Path path;

    @BeforeEach
    void nameTheFile() {
        path = folder.resolve("config.yaml");
    }

    @Test
    void aFileThatIsNotThereIsFineUnlessItWasAskedFor() {
        assertThat(SettingsFile.optional(path, Map.of()).current().server().port())
                .isEqualTo(8317);
        assertThatThrownBy(() -> SettingsFile.required(path, Map.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessage(path + ":1:1: there is no such file");
    }

    @Test
    void takesOverAChangeWholeOrNotAtAll() throws IOException {
        Files.writeString(path, "server: { port: 1 }");
        var file = SettingsFile.required(path, Map.of());
        assertThat(file.refresh()).isInstanceOf(Refresh.Unchanged.class);

        Files.writeString(path, "server: { port: 2 }");
        assertThat(file.refresh())
                .isInstanceOfSatisfying(
                        Refresh.Loaded.class,
                        loaded -> assertThat(loaded.settings()).isSameAs(file.current()));
        assertThat(file.current().server().port()).isEqualTo(2);

        Files.writeString(path, "server: { port: 3 }\nrouting: { fallbak: false }");
        assertThat(file.refresh())
                .isInstanceOfSatisfying(
                        Refresh.Rejected.class,
                        rejected -> assertThat(rejected.reason()).hasMessageContaining("did you mean fallback?"));
        assertThat(file.current().server().port()).isEqualTo(2);
        assertThat(file.refresh()).isInstanceOf(Refresh.Unchanged.class);

        Files.writeString(path, "server: { port: 3 }");
        assertThat(file.refresh()).isInstanceOf(Refresh.Loaded.class);
        assertThat(file.current().server().port()).isEqualTo(3);
    }

    @Test
    void aFileThatVanishesTakesNothingAway() throws IOException {
        Files.writeString(path, "server: { port: 1 }");
        var file = SettingsFile.optional(path, Map.of());

        Files.delete(path);
        assertThat(file.refresh()).isInstanceOf(Refresh.Rejected.class);
        assertThat(file.current().server().port()).isEqualTo(1);
        assertThat(file.refresh()).isInstanceOf(Refresh.Unchanged.class);
    }

    @Test
    void aFileMayAppear() throws IOException {
        var file = SettingsFile.optional(path, Map.of());
        Files.writeString(path, "server: { port: 1 }");

        assertThat(file.refresh()).isInstanceOf(Refresh.Loaded.class);
    }

    @Test
    void whatCannotBeReadIsNamed() throws IOException {
        Files.write(path, new byte[] {'a', ':', ' ', (byte) 0xff});
        assertThatThrownBy(() -> SettingsFile.required(path, Map.of())).hasMessageContaining("not in UTF-8");

        Files.write(path, new byte[(1 << 20) + 1]);
        assertThatThrownBy(() -> SettingsFile.required(path, Map.of())).hasMessageContaining("larger than 1 MiB");

        assertThatThrownBy(() -> SettingsFile.required(folder, Map.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void aByteOrderMarkIsNoKey() throws IOException {
        Files.writeString(path, "\uFEFFserver: { port: 1 }\r\n");

        assertThat(SettingsFile.required(path, Map.of()).current().server().port())
                .isEqualTo(1);
    }

    @Test
    void theWatchTellsWhatItTookOverAndStopsWhenClosed() throws Exception {
        Files.writeString(path, "server: { port: 1 }");
        var file = SettingsFile.required(path, Map.of());
        var news = new LinkedBlockingQueue<Refresh>();

        try (var _ = SettingsWatch.start(file, Duration.ofMillis(5), news::add)) {
            Files.writeString(path, "server: { port: 2 }");
            assertThat(news.poll(10, TimeUnit.SECONDS)).isInstanceOf(Refresh.Loaded.class);
            Files.writeString(path, "server: { port: two }");
            assertThat(news.poll(10, TimeUnit.SECONDS)).isInstanceOf(Refresh.Rejected.class);
        }
        assertThat(file.current().server().port()).isEqualTo(2);
    }
}
