package dev.antigravity.host.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscretionTest {
    private final Discretion discretion = new Discretion(SampleCommands::book);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my key is sk-ant-REDACTED",
                "/antigravity env set ANTHROPIC_AUTH_TOKEN=abc",
                "/antigravity accounts add claude --api-key=abc",
                "/antigravity accounts add claude --api-key abc",
                "/antigravity accounts add claude --callback-url http://127.0.0.1/cb",
                "/antigravity accounts add claude --callback-url=http://127.0.0.1/cb",
                "http://127.0.0.1:8317/callback?code=abc&state=xyz",
                "Authorization: Bearer abc",
                "password: hunter2",
                "AIzaSyA-1234567890abcdefghijkl",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.x",
                "/antigravity generate \"never closed"
            })
    void keepsQuietAbout(String line) {
        assertThat(discretion.test(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello there",
                "What does a keyboard cost?",
                "/antigravity list models --provider claude",
                "/antigravity accounts add claude --name work",
                "explain OAuth tokens to me",
                "it's a monkey's paw"
            })
    void remembers(String line) {
        assertThat(discretion.test(line)).isFalse();
    }
}
