package dev.antigravity.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.ledger.ExchangeRecord;
import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.TestingProxy;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What refused pictures mean for everything else, and for the next account.
class PictureRefusalTest {
    private static final String CHAT = """
            {"id":"c","model":"text","choices":[{"index":0,"finish_reason":"stop",\
            "message":{"role":"assistant","content":"Hello"}}]}""";

    @AutoClose
    private final FakeUpstream fake = new FakeUpstream();

    @AutoClose
    private TestingProxy proxy;

    @BeforeEach
    void start() {
        proxy = TestingProxy.start("""
                providers:
                  stub:
                    protocol: openai-chat
                    base-url: %s/v1
                    accounts: [{ name: one, api-key: "key-1" }, { name: two, api-key: "key-2" }]
                    models: [draws, text]
                """.formatted(fake.uri()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429 | usage_limit_reached     | The usage limit has been reached",
                "429 | insufficient_quota      | You exceeded your current quota",
                "403 | organization_unverified | Your organization must be verified to use the model",
                "401 | invalid_api_key         | Incorrect API key provided",
                "402 | billing_hard_limit      | Billing hard limit has been reached",
                "404 | model_not_found         | The model does not exist"
            })
    void leavesTextModelsOfTheAccountAwake(int status, String code, String message) throws Exception {
        var refusal = "{\"error\":{\"message\":\"%s\",\"type\":\"x\",\"code\":\"%s\"}}".formatted(message, code);
        fake.answer(status, Map.of("Retry-After", "3600"), bytes(refusal));
        fake.answer(status, Map.of("Retry-After", "3600"), bytes(refusal));
        fake.answer(200, Map.of(), bytes(CHAT));

        assertThat(draw().statusCode()).isGreaterThanOrEqualTo(400);

        assertThat(proxy.pool().rests().current())
                .allSatisfy(rest -> assertThat(rest.model()).contains("draws"));
        assertThat(post(
                                "/v1/chat/completions",
                                "{\"model\":\"text\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void restsTheModelThatWasRefusedAmidAStreamOfPicturesAndNoOther() throws Exception {
        fake.stream(bytes("""
                event: image_generation.partial_image
                data: {"type":"image_generation.partial_image","b64_json":"AAAA","partial_image_index":0}

                event: error
                data: {"type":"error","error":{"code":"rate_limit_exceeded","message":"Try again in 6m1s."}}

                """), 11);
        fake.answer(200, Map.of(), bytes(CHAT));

        var drawn = post("/v1/images/generations", "{\"model\":\"draws\",\"prompt\":\"x\",\"stream\":true}");

        assertThat(drawn.body()).endsWith("Try again in 6m1s.\"}}\n\n");
        assertThat(proxy.pool().rests().current()).hasSize(1).allSatisfy(rest -> {
            assertThat(rest.account()).isEqualTo("stub/one");
            assertThat(rest.model()).contains("draws");
        });
        assertThat(post(
                                "/v1/chat/completions",
                                "{\"model\":\"text\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void asksTheNextAccountIfAStreamOfPicturesBeginsWithARefusal() throws Exception {
        fake.stream(
                bytes(
                        "data: {\"type\":\"error\",\"error\":{\"code\":\"rate_limit_exceeded\",\"message\":\"Slow.\"}}\n\n"),
                11);
        fake.stream(bytes("data: {\"type\":\"image_generation.completed\",\"b64_json\":\"AAAA\"}\n\n"), 11);

        var drawn = post("/v1/images/generations", "{\"model\":\"draws\",\"prompt\":\"x\",\"stream\":true}");

        assertThat(drawn.body()).contains("image_generation.completed").doesNotContain("Slow.");
        assertThat(fake.others()).hasSize(2);
    }

    @Test
    void passesASafetyRefusalOnInTheProvidersWords() throws Exception {
        var refusal = "{\"error\":{\"message\":\"Your request was rejected by the safety system.\","
                + "\"type\":\"image_generation_user_error\",\"code\":\"moderation_blocked\"}}";
        fake.answer(400, Map.of(), bytes(refusal));

        var got = draw();

        assertThat(got.statusCode()).isEqualTo(400);
        assertThat(got.body()).isEqualTo(refusal);
        assertThat(fake.others()).hasSize(1);
        assertThat(proxy.pool().rests().current()).isEmpty();
    }

    @Test
    void asksNobodyElseWhenThePictureMayHaveBeenDrawn() throws Exception {
        fake.then((_, _, socket) -> socket.close());
        fake.answer(200, Map.of(), bytes("{\"data\":[{\"b64_json\":\"AAAA\"}]}"));

        var got = draw();

        assertThat(got.statusCode()).isEqualTo(502);
        assertThat(fake.others()).hasSize(1);
        assertThat(proxy.onlyExchange().attempts())
                .extracting(ExchangeRecord.Attempt::then)
                .containsExactly("nobody is asked again, for it may have been carried out and billed");
    }

    @Test
    void learnsWhatPicturesUsedWhileTheyPassBy() throws Exception {
        fake.answer(200, Map.of(), bytes("""
                {"created":1,"data":[{"b64_json":"AAAA"}],"usage":{"input_tokens":7,"output_tokens":1056,\
                "input_tokens_details":{"text_tokens":7,"image_tokens":0}}}"""));

        assertThat(draw().headers().firstValue("x-served-by")).contains("stub/draws");

        var usage = proxy.onlyExchange().usage().orElseThrow();
        assertThat(usage.input()).isEqualTo(7);
        assertThat(usage.output()).isEqualTo(1056);
    }

    private HttpResponse<String> draw() throws Exception {
        return post("/v1/images/generations", "{\"model\":\"draws\",\"prompt\":\"a fox\"}");
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return proxy.post(path, body);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
