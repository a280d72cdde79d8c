package dev.antigravity.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The proxy of the built program as a service.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a POSIX shell is what is tested")
class ServiceIT {
    @TempDir
    private Path folder;

    private Distribution distribution;

    @BeforeEach
    void unpack() throws IOException {
        distribution = Distribution.unpack(folder);
        Files.createDirectories(distribution.home());
        Files.writeString(distribution.home().resolve("config.yaml"), """
                server: { port: 0, keys: [the-key] }
                providers:
                  lab: { protocol: openai-chat, base-url: "http://127.0.0.1:9/v1", accounts: [{ api-key: none }], models: [m] }
                """);
    }

    @AfterEach
    void stop() throws Exception {
        distribution.run("stop");
    }

    private static String word(Distribution.Outcome outcome, String pattern) {
        var word = Pattern.compile(pattern).matcher(outcome.out());
        assertThat(word.find()).as(outcome.out() + outcome.err()).isTrue();
        return word.group(1);
    }

    @Test
    void startsAnswersLogsAndStops() throws Exception {
        var started = distribution.run("start", "--json");
        assertThat(started.exitCode()).as(started.out() + started.err()).isZero();
        var url = word(started, "\"url\":\"([^\"]+)\"");
        var process = ProcessHandle.of(Long.parseLong(word(started, "\"pid\":(\\d+)")))
                .orElseThrow();

        try (var http = HttpClient.newHttpClient()) {
            var health = HttpRequest.newBuilder(URI.create(url + "/health")).build();
            assertThat(http.send(health, HttpResponse.BodyHandlers.ofString()).body())
                    .contains("\"service\":\"antigravity\"");
            var chat = HttpRequest.newBuilder(URI.create(url + "/v1/chat/completions"))
                    .header("authorization", "Bearer the-key")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"private words\"}]}"))
                    .build();
            assertThat(http.send(chat, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isGreaterThanOrEqualTo(400);
        }

        assertThat(distribution.run("status").out())
                .contains("Listens on " + url + ", in the background", "Last errors");
        assertThat(distribution.run("logs").out()).contains("WARN", "lab/").doesNotContain("private words", "the-key");

        assertThat(distribution.run("stop").out()).contains("✓ The proxy has stopped");
        assertThat(process.isAlive()).isFalse();
        assertThat(distribution.run("status").out()).contains("Not running");
    }
}
