package dev.antigravity.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.endpoint.HttpInbound;
import dev.antigravity.net.Cancellation;
import dev.antigravity.net.Headers;
import dev.antigravity.testing.MovableClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

class SessionsTest {
    private final MovableClock clock = new MovableClock();
    private final Sessions sessions = new Sessions(clock, new SecureRandom());

    private static HttpInbound request(Sessions.Opened session) {
        var headers = Headers.of(Map.of(
                "Host",
                "127.0.0.1:8317",
                "Cookie",
                "other=1; antigravity-8317=" + session.cookie().reveal(),
                "X-Antigravity-Page",
                session.page().reveal()));
        return new HttpInbound(
                "GET", "/api/x", "", Map.of(), headers, Mockito.mock(HttpInbound.BodyReader.class), new Cancellation());
    }

    private Sessions.Opened open() {
        return sessions.open(sessions.ticket().reveal()).orElseThrow();
    }

    @Test
    void aTicketIsVoidAfterTwoMinutes() {
        var ticket = sessions.ticket().reveal();
        clock.advance(Duration.ofSeconds(121));

        assertThat(sessions.open(ticket)).isEmpty();
    }

    @Test
    void aSessionLastsAsLongAsItIsUsed() {
        var session = open();
        for (var look = 0; look < 3; look++) {
            clock.advance(Duration.ofHours(11));
            assertThat(sessions.opens(request(session))).isTrue();
        }
        clock.advance(Duration.ofHours(13));

        assertThat(sessions.opens(request(session))).isFalse();
    }

    @Test
    void cookieAndPageOfDifferentSessionsAreNoPair() {
        assertThat(sessions.opens(request(new Sessions.Opened(open().cookie(), open().page()))))
                .isFalse();
    }

    @Test
    void thereAreNeverMoreThanTwenty() {
        var all = new ArrayList<Sessions.Opened>();
        for (var i = 0; i < 21; i++) {
            all.add(open());
        }

        assertThat(sessions.opens(request(all.getFirst()))).isFalse();
        assertThat(sessions.opens(request(all.getLast()))).isTrue();
    }
}
