package dev.antigravity.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.testing.CommandDesk;
import dev.antigravity.testing.FakeUpstream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The way out of a provider is taken by everything that calls it, not by requests alone.
class ProviderProxyTest {
    @TempDir
    private Path folder;

    @AutoClose
    private final FakeUpstream way = new FakeUpstream();

    @AutoClose
    private CommandDesk desk;

    @BeforeEach
    void open() {
        desk = new CommandDesk(folder).configured("""
                providers:
                  far:
                    protocol: openai-chat
                    base-url: http://far.example/v1
                    proxy: "%s"
                    accounts: [{ api-key: k }]
                    oauth:
                      client-id: c
                      issuer: http://127.0.0.1:9/far
                """.formatted(way.uri()));
    }

    private void answer(String body) {
        way.answer(200, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void askingForModels() {
        answer("{\"data\":[{\"id\":\"far-model\"}]}");

        assertThat(desk.shown(desk.run("list models --provider far"))).contains("far-model");
        assertThat(way.received().target()).isEqualTo("http://far.example/v1/models");
    }

    @Test
    void findingItsAuthorizationServerAndSigningIn() {
        answer("""
                {"issuer": "http://127.0.0.1:9/far", "token_endpoint": "http://127.0.0.1:9/token",
                 "device_authorization_endpoint": "http://127.0.0.1:9/device"}""");
        answer("""
                {"device_code": "d", "user_code": "ABCD", "verification_uri": "http://far.example/code", "expires_in": 600}""");

        var result = desk.run("oauth --provider far --device --start");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(way.received().target()).isEqualTo("http://127.0.0.1:9/.well-known/oauth-authorization-server/far");
        assertThat(way.received().target()).isEqualTo("http://127.0.0.1:9/device");
    }
}
