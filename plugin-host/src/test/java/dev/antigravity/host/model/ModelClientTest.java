package dev.antigravity.host.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.antigravity.api.Cancellation;
import dev.antigravity.api.CancellationToken;
import dev.antigravity.api.CancelledException;
import dev.antigravity.host.model.ModelException.Kind;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ModelClientTest {
    private final List<String> heard = new ArrayList<>();
    private final ReplyListener listener = new ReplyListener() {
        @Override
        public void thinking(String delta) {
            heard.add("thinking " + delta);
        }

        @Override
        public void text(String delta) {
            heard.add("text " + delta);
        }
    };
    private FakeModel model;
    private ModelClient client;

    @BeforeEach
    void start() throws IOException {
        model = new FakeModel();
        client = new ModelClient("test/1");
    }

    @AfterEach
    void stop() {
        client.close();
        model.close();
    }

    private ModelSettings settings() {
        return new ModelSettings(
                URI.create(model.baseUrl() + "/v1/messages"),
                "claude-test",
                Map.of("Authorization", "Bearer tok"),
                Duration.ofSeconds(30));
    }

    private Reply ask(CancellationToken cancellation) {
        return client.ask(settings(), List.of(Turn.user("Hi \"you\"")), listener, cancellation);
    }

    private void assertFails(Kind kind, String message) {
        assertThatThrownBy(() -> ask(CancellationToken.none()))
                .isInstanceOfSatisfying(
                        ModelException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageContaining(message);
    }

    @Test
    void hearsAnAnswerAsItComes() {
        var reply = ask(CancellationToken.none());

        assertThat(heard).containsExactly("thinking Hm.", "text Hello ", "text there.");
        assertThat(reply.text()).isEqualTo("Hello there.");
        assertThat(reply.model()).contains("claude-test");
        assertThat(reply.stopReason()).contains("end_turn");
        assertThat(reply.usage().input()).hasValue(12);
        assertThat(reply.usage().cacheRead()).hasValue(3400);
        assertThat(reply.usage().cacheWrite()).isEmpty();
        assertThat(reply.usage().output()).hasValue(340);
    }

    @Test
    void sendsWhatWasSaidAndTheCredential() {
        ask(CancellationToken.none());

        assertThat(model.requests().getFirst())
                .contains("\"model\":\"claude-test\"", "\"stream\":true", "Hi \\\"you\\\"");
        assertThat(model.credentials()).containsExactly("Bearer tok");
        assertThat(settings().toString()).doesNotContain("tok");
    }

    @Test
    void sortsRefusals() {
        model.behaving(FakeModel.refusing(401, "invalid x-api-key"));
        assertFails(Kind.REFUSED_CREDENTIAL, "HTTP 401: invalid x-api-key");
        model.behaving(FakeModel.refusing(404, "model: claude-9"));
        assertFails(Kind.UNKNOWN_MODEL, "HTTP 404: model: claude-9");
        model.behaving(FakeModel.refusing(429, "slow down"));
        assertFails(Kind.RATE_LIMITED, "HTTP 429: slow down");
        model.behaving(FakeModel.refusing(400, "max_tokens"));
        assertFails(Kind.REFUSED_REQUEST, "HTTP 400: max_tokens");
        model.behaving(FakeModel.refusing(529, "overloaded"));
        assertFails(Kind.UNREACHABLE, "HTTP 529: overloaded");
    }

    @Test
    void noticesAnAnswerThatBreaksOff() {
        model.behaving((_, out) -> {
            FakeModel.begin(out);
            FakeModel.text(out, "Hel");
        });

        assertFails(Kind.CUT, "broke in the middle");
        assertThat(heard).containsExactly("text Hel");
    }

    @Test
    void passesOnAnErrorInTheMiddle() {
        model.behaving((_, out) -> {
            FakeModel.begin(out);
            FakeModel.event(
                    out, "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}");
        });

        assertFails(Kind.CUT, "Overloaded");
    }

    @Test
    void saysThatNobodyAnswers() {
        model.close();

        assertFails(Kind.UNREACHABLE, "nobody answers there");
    }

    @Test
    void leavesWhenCancelledEvenWhileNothingComes() throws InterruptedException {
        var cancellation = new Cancellation();
        model.behaving((_, out) -> {
            FakeModel.begin(out);
            FakeModel.text(out, "Hel");
            cancellation.cancel();
            while (true) {
                FakeModel.event(out, "{\"type\":\"ping\"}");
            }
        });

        assertThatThrownBy(() -> ask(cancellation)).isInstanceOf(CancelledException.class);
        model.awaitClientGone();
    }
}
