package dev.antigravity.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.Protocol;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonObject;
import dev.antigravity.protocol.gemini.GeminiGrammar;
import dev.antigravity.protocol.openai.responses.ResponsesGrammar;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenCodecTest {

    static Stream<GoldenCase> translatedCases() {
        return GoldenCase.all().stream()
                .filter(golden -> !golden.isPassthrough() && !golden.hasModelSuffix())
                .filter(CodecExchange::covers);
    }

    @ParameterizedTest
    @MethodSource("translatedCases")
    void translatesAsTheCaseSays(GoldenCase golden) throws IOException {
        for (var slice : List.of(Integer.MAX_VALUE, 1, golden.chunkBytes().orElse(7))) {
            var exchange = new CodecExchange(golden).play(slice);
            var comparison = new GoldenComparison(golden);

            var expectedRequest = golden.expectedUpstreamRequest();
            comparison.check(
                    expectedRequest.isPresent() == (exchange.upstreamRequest != null),
                    "upstream called: " + (exchange.upstreamRequest != null));
            if (expectedRequest.isPresent() && exchange.upstreamRequest != null) {
                var sent = Json.parse(Json.bytes(exchange.upstreamRequest.body()));
                comparison.strictly("expectUpstreamRequest", expectedRequest.get(), sent);
                var path = exchange.upstreamRequest.path();
                comparison.check(
                        golden.expectedUpstreamPath()
                                .filter(wanted -> !wanted.endsWith(path))
                                .isEmpty(),
                        "path " + path + " instead of " + golden.expectedUpstreamPath());
            }
            comparison.check(
                    exchange.status == golden.expectedStatus(),
                    "status " + exchange.status + " instead of " + golden.expectedStatus());
            golden.expectedHeaders()
                    .forEach((name, value) -> comparison.check(
                            !ApiError.RETRY_HEADERS.contains(name) || value.equals(exchange.headers.get(name)),
                            name + " " + exchange.headers.get(name) + " instead of " + value));
            golden.expectedResponse()
                    .ifPresent(expected -> comparison.leniently("expectClientResponse", expected, exchange.response));
            golden.expectedStream()
                    .ifPresent(expected -> comparison.leniently(
                            "expectClientStream", MergedStream.of(expected), MergedStream.of(exchange.streamed())));
            if (golden.inbound() == Protocol.GEMINI
                    && !exchange.stream.isEmpty()
                    && golden.upstream() != Protocol.CLOUD_CODE) {
                GeminiGrammar.checkStream(exchange.stream.stream()
                        .map(event ->
                                (JsonObject) ((JsonObject) event).find("data").orElseThrow())
                        .toList());
            }
            comparison.check(MergedStream.isNumberedWithoutGaps(exchange.streamed()), "sequence numbers with gaps");
            if (golden.inbound() == Protocol.OPENAI_RESPONSES && !exchange.stream.isEmpty()) {
                ResponsesGrammar.check(exchange.streamed());
            }
            if (golden.expectedStatus() == 200) {
                var notes = exchange.receipt().isEmpty()
                        ? List.<String>of()
                        : List.of(exchange.receipt().split(","));
                assertThat(notes)
                        .as("receipt of " + golden)
                        .containsExactlyInAnyOrderElementsOf(golden.expectedReceipt());
            }
            assertThat(comparison.differences())
                    .as("%s in slices of %d", golden, slice)
                    .isEmpty();
        }
    }
}
