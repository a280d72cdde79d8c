package dev.antigravity.net;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.antigravity.testing.FakeUpstream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// Every logger of the HTTP library is turned up as far as it goes.
class UnprintedCredentialsTest {
    private final Logger library = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("org.apache.hc");
    private final ListAppender<ILoggingEvent> heard = new ListAppender<>();

    @BeforeEach
    void listen() {
        heard.start();
        library.setLevel(Level.TRACE);
        library.addAppender(heard);
    }

    @AfterEach
    void listenNoMore() {
        library.detachAppender(heard);
        library.setLevel(null);
    }

    @Test
    void nothingOfWhatACallProvesItselfWithIsLogged() throws IOException {
        try (var upstream = new FakeUpstream();
                var sentinel = new Sentinel();
                var client = new OutboundClient(new AllowedHosts().allow(upstream.uri()), "test", sentinel)) {
            upstream.answer(200, Map.of("Set-Cookie", "session=canary-cookie"), bytes("{\"token\":\"canary-answer\"}"));
            var proofs = Headers.of(Map.of(
                    "Authorization", "Bearer canary-bearer",
                    "x-api-key", "canary-key",
                    "Proxy-Authorization", "Basic canary-proxy"));
            var request = OutboundRequest.post(
                    upstream.uri(), proofs, Body.of(bytes("refresh_token=canary-form")), Duration.ofSeconds(10));

            try (var answer = client.send(request, new Cancellation())) {
                assertThat(new String(answer.readAll(1_000), StandardCharsets.UTF_8))
                        .contains("canary-answer");
            }
        }
        assertThat(lines()).as("the library does log").isNotEmpty();
        assertThat(lines()).noneMatch(line -> line.contains("canary"));
    }

    private List<String> lines() {
        return heard.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
