package dev.antigravity.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import dev.antigravity.protocol.RequestTarget;
import dev.antigravity.protocol.openai.chat.OpenAiChatCodec;
import dev.antigravity.testing.Proves;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The estimate against counts vendors gave (TOK-002).
@Proves("TOK-002")
class VendorCountsTest {
    /// In a request of a few words, one token is more than a tenth.
    private static final int ROUNDING = 3;

    private final TokenEstimate estimate = new TokenEstimate();

    record Counted(String name, JsonObject request, long tokens) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Counted> counted() throws IOException {
        try (var in = Objects.requireNonNull(VendorCountsTest.class.getResourceAsStream("/tokens/openai-chat.json"))) {
            var cases = JsonCursor.of(Json.parse(in.readAllBytes())).get("cases");
            return cases.items().stream()
                    .map(one -> new Counted(
                            one.get("name").asString(),
                            (JsonObject) one.get("request").value(),
                            one.get("tokens").asLong()))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("counted")
    void isAtMostATenthOverAndATwentiethUnder(Counted counted) {
        var request = new OpenAiChatCodec().decodeRequest(counted.request(), RequestTarget.REPLY);

        var tokens = estimate.of(request, request.model());

        assertThat(tokens)
                .isBetween(
                        (long) Math.floor(counted.tokens() * 0.95),
                        Math.max((long) (counted.tokens() * 1.1), counted.tokens() + ROUNDING));
    }
}
