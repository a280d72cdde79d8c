package dev.antigravity.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.oauth.ServerDiscovery.Result;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServerDiscoveryTest {
    private final ServerDiscovery discovery = new ServerDiscovery(new JdkFormPoster());
    private TokenServer server;

    @BeforeEach
    void start() throws IOException {
        server = TokenServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void asksWhereTheSpecificationSays() {
        server.then(200, metadata(server.at("/realms/lab")));

        assertThat(discovery.discover(server.at("/realms/lab")))
                .isEqualTo(new Result.Found(new AuthorizationServer.Endpoints(
                        Optional.of(URI.create("https://lab.example/authorize")),
                        URI.create("https://lab.example/token"),
                        Optional.empty(),
                        Optional.of(server.at("/revoke")))));
        assertThat(server.lastRequest().path()).isEqualTo("/.well-known/oauth-authorization-server/realms/lab");
    }

    @Test
    void triesTheOpenIdAddressNext() {
        server.then(404, "").then(200, metadata(server.at("/realms/lab")));

        assertThat(discovery.discover(server.at("/realms/lab"))).isInstanceOf(Result.Found.class);
        assertThat(server.lastRequest().path()).isEqualTo("/realms/lab/.well-known/openid-configuration");
    }

    @Test
    void believesNoServerThatGivesItselfAnotherName() {
        server.then(200, metadata(URI.create("https://evil.example")));

        assertThat(discovery.discover(server.at("")))
                .isInstanceOfSatisfying(
                        Result.NotFound.class,
                        notFound -> assertThat(notFound.reason())
                                .startsWith("the server calls itself https://evil.example, not "));
    }

    @Test
    void saysWhatToDoWhenThereIsNothing() {
        server.always(_ -> TokenServer.Reply.json(404, ""));

        assertThat(discovery.discover(server.at("")))
                .isInstanceOfSatisfying(
                        Result.NotFound.class,
                        notFound -> assertThat(notFound.reason())
                                .endsWith("answered with status 404; state the endpoints in the configuration"));
    }

    @Test
    void sendsNoSecretOverPlainHttpToAnotherMachine() {
        server.then(200, "{\"issuer\": \"" + server.at("") + "\", \"token_endpoint\": \"http://lab.example/token\"}");

        assertThat(discovery.discover(server.at(""))).isInstanceOf(Result.NotFound.class);
    }

    private String metadata(URI issuer) {
        return """
                {"issuer": "%s", "authorization_endpoint": "https://lab.example/authorize",
                 "token_endpoint": "https://lab.example/token", "revocation_endpoint": "%s",
                 "device_authorization_endpoint": "http://lab.example/device"}
                """.formatted(issuer, server.at("/revoke"));
    }
}
