package dev.antigravity.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.testing.CommandDesk;
import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.Patience;
import dev.antigravity.testkit.FakeConversation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {
    private static final String CONFIG = """
            server: { port: 0, keys: ["the-key"] }
            providers:
              lab: { protocol: openai-chat, base-url: "http://127.0.0.1:9/v1", accounts: [{ api-key: none }], models: [%s] }
            """;

    @TempDir
    private Path folder;

    @AutoClose
    private CommandDesk desk;

    @AutoClose
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void open() {
        desk = new CommandDesk(folder);
    }

    private String get(URI uri) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri).header("x-api-key", "the-key").build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private Path config(String models) throws IOException {
        return Files.writeString(folder.resolve("proxy.yaml"), CONFIG.formatted(models));
    }

    @Test
    void servesNothingButTheFileItIsGiven() throws Exception {
        var serve = desk.start("serve --config " + config("qwen3-coder"), new FakeConversation());
        var address = serve.address();

        assertThat(get(address.resolve("/health"))).contains("\"status\":\"ok\"");
        assertThat(get(address.resolve("/v1/models"))).contains("qwen3-coder");
        assertThat(serve.stop().toMap()).containsEntry("status", "ok");
        assertThat(desk.host().paths().home()).isEmptyDirectory();
    }

    @Test
    void takesOverAChangedConfigurationWholeOrNotAtAll() throws Exception {
        var serve = desk.start("serve --config " + config("first"), new FakeConversation());
        var models = serve.address().resolve("/v1/models");

        config("second");
        Patience.until(() -> get(models).contains("second"));
        Files.writeString(folder.resolve("proxy.yaml"), "servr: {}");
        Patience.until(() -> serve.conversation().text().contains("is not used"));

        assertThat(serve.conversation().text()).contains("proxy.yaml:1", "did you mean server?");
        assertThat(get(models)).contains("second");
        serve.stop();
    }

    @Test
    void saysInOneLineThatThePortIsTaken() throws Exception {
        try (var other = new FakeUpstream()) {
            var port = other.uri().getPort();

            var result = desk.run("serve --config " + config("any") + " --port " + port);

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.toMap().toString()).contains("HOST_CONFIG", "port " + port, "is taken", "--port");
        }
    }

    @Test
    void namesTheFileAndLineOfWhatIsWrong() throws IOException {
        Files.writeString(folder.resolve("proxy.yaml"), "server:\n  prot: 1\n");

        var result = desk.run("serve --config " + folder.resolve("proxy.yaml"));

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.toMap().toString()).contains("HOST_CONFIG", "proxy.yaml:2:", "did you mean port?");
    }

    @Test
    void refusesAPortThereIsNot() {
        assertThat(desk.run("serve --port 70000").exitCode()).isEqualTo(2);
        assertThat(desk.run("serve --port high").exitCode()).isEqualTo(2);
        assertThat(desk.run("serve --config " + folder.resolve("none.yaml")).exitCode())
                .isEqualTo(1);
    }

    @Test
    void endsWhenItsStopFileAppears() throws Exception {
        var stopFile = folder.resolve("stop here");
        var serve = desk.start(
                "serve --config " + config("any") + " --stop-file \"" + stopFile + "\"", new FakeConversation());
        var address = serve.address();
        assertThat(get(address.resolve("/health"))).contains("\"status\":\"ok\"");

        Files.createFile(stopFile);

        assertThat(serve.result().join().exitCode()).isZero();
    }
}
