package dev.antigravity.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.testing.CommandDesk;
import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.Patience;
import dev.antigravity.testing.Requests;
import dev.antigravity.testkit.FakeConversation;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `GET /v1/health/deep` of a proxy whose home folder somebody spoils while it runs.
class BrokenHomeHealthTest {
    @TempDir
    private Path folder;

    @AutoClose
    private final FakeUpstream upstream = new FakeUpstream();

    @AutoClose
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void aVaultThatCannotBeReadIsNamedAndFails() throws Exception {
        try (var desk = new CommandDesk(folder)) {
            desk.configured("server: { port: 0, keys: [\"the-key\"] }\n"
                    + Requests.configuration("anthropic-messages", upstream));
            var serve = desk.start("serve", new FakeConversation());
            Patience.until(() -> serve.conversation().text().contains("listening on "));
            var address = URI.create(serve.conversation().text().strip().replaceFirst("(?s).*listening on ", ""));
            var vault = desk.host().paths().home().resolve("vault.json");
            assertThat(look(address).statusCode()).isEqualTo(200);

            Files.writeString(vault, "nonsense");
            var health = look(address);

            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(health.body()).contains("\"vault\":{\"status\":\"failing\",\"reason\":\"", vault.toString());
            serve.stop();
        }
    }

    private HttpResponse<String> look(URI proxy) throws Exception {
        var request = HttpRequest.newBuilder(proxy.resolve("/v1/health/deep")).header("x-api-key", "the-key");
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
