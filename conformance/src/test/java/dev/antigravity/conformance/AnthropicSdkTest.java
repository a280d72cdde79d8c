package dev.antigravity.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.JsonValue;
import com.anthropic.errors.AnthropicServiceException;
import com.anthropic.errors.BadRequestException;
import com.anthropic.errors.InternalServerException;
import com.anthropic.errors.NotFoundException;
import com.anthropic.errors.OverloadedException;
import com.anthropic.errors.RateLimitException;
import com.anthropic.errors.UnauthorizedException;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.Base64ImageSource;
import com.anthropic.models.messages.ContentBlockParam;
import com.anthropic.models.messages.ImageBlockParam;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCountTokensParams;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.StopReason;
import com.anthropic.models.messages.TextBlockParam;
import com.anthropic.models.messages.ThinkingConfigAdaptive;
import com.anthropic.models.messages.Tool;
import com.anthropic.models.messages.ToolResultBlockParam;
import dev.antigravity.chat.Protocol;
import dev.antigravity.testing.Proves;
import dev.antigravity.testing.TestingProxy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// `anthropic-java` against every upstream.
class AnthropicSdkTest {
    private static final Tool WEATHER = Tool.builder()
            .name("get_weather")
            .description("The weather of some days")
            .inputSchema(Tool.InputSchema.builder()
                    .properties(Tool.InputSchema.Properties.builder()
                            .putAdditionalProperty("city", JsonValue.from(Map.of("type", "string")))
                            .putAdditionalProperty("days", JsonValue.from(Map.of("type", "integer")))
                            .build())
                    .addRequired("city")
                    .build())
            .build();

    private static final Map<Fault, Class<? extends AnthropicServiceException>> TYPES = Map.of(
            Fault.INVALID, BadRequestException.class,
            Fault.UNAUTHENTICATED, UnauthorizedException.class,
            Fault.UNKNOWN, NotFoundException.class,
            Fault.THROTTLED, RateLimitException.class,
            Fault.BROKEN, InternalServerException.class,
            Fault.OVERLOADED, OverloadedException.class);

    private static AnthropicClient client(Stage stage) {
        return AnthropicOkHttpClient.builder()
                .baseUrl(stage.uri())
                .apiKey(TestingProxy.KEY)
                .maxRetries(0)
                .responseValidation(true)
                .build();
    }

    private static MessageCreateParams.Builder question() {
        return MessageCreateParams.builder().model("m").maxTokens(2_000).addUserMessage("What do you say?");
    }

    private static Message ask(AnthropicClient client, MessageCreateParams params, Way way) {
        if (!way.streamed()) {
            return client.messages().create(params);
        }
        var accumulator = MessageAccumulator.create();
        try (var stream = client.messages().createStreaming(params)) {
            stream.stream().forEach(accumulator::accumulate);
        }
        return accumulator.message().validate();
    }

    @ParameterizedTest
    @MethodSource("dev.antigravity.conformance.Way#all")
    @Proves({"ACL-001", "STR-101", "STR-103", "STR-105", "USE-004"})
    void getsAnAnswer(Way way) {
        try (var stage = new Stage(way.upstream()).answers("text")) {
            var client = client(stage);
            var message = ask(client, question().system("Be brief.").build(), way);

            assertThat(message.content())
                    .extracting(block -> block.asText().text())
                    .containsExactly(Stage.HELLO);
            assertThat(message.stopReason()).contains(StopReason.END_TURN);
            assertThat(message.usage().inputTokens()).isEqualTo(Stage.INPUT_TOKENS);
            assertThat(message.usage().outputTokens()).isEqualTo(Stage.OUTPUT_TOKENS);
            assertThat(stage.asked().toString()).contains("Be brief.", "What do you say?");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.antigravity.conformance.Way#all")
    @Proves({"STP-013", "TID-002"})
    void callsAToolAndGoesOnWithItsResult(Way way) {
        try (var stage = new Stage(way.upstream()).answers("call").answers("text")) {
            var client = client(stage);
            var question = question().addTool(WEATHER);
            var first = ask(client, question.build(), way);

            assertThat(first.stopReason()).contains(StopReason.TOOL_USE);
            var call = first.content().getLast().asToolUse();
            assertThat(call.name()).isEqualTo("get_weather");
            assertThat(call._input()).isEqualTo(JsonValue.from(Map.of("city", "Oslo", "days", 2)));
            assertThat(stage.asked().toString()).contains("get_weather", "The weather of some days");

            var result = ToolResultBlockParam.builder()
                    .toolUseId(call.id())
                    .content("12 degrees")
                    .build();
            var second = ask(
                    client,
                    question.addMessage(first)
                            .addUserMessageOfContentBlockParams(List.of(ContentBlockParam.ofToolResult(result)))
                            .build(),
                    way);

            assertThat(second.content().getFirst().asText().text()).isEqualTo(Stage.HELLO);
            assertThat(stage.asked().toString()).contains("Let me look.", "Oslo", "12 degrees");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.antigravity.conformance.Way#all")
    @Proves({"ACL-002", "STR-104", "SIG-003"})
    void showsThoughtsAndTakesThemHome(Way way) {
        try (var stage = new Stage(way.upstream()).answers("thinking").answers("text")) {
            var client = client(stage);
            var question = question().thinking(ThinkingConfigAdaptive.builder().build());
            var message = ask(client, question.build(), way);

            assertThat(message.content().getFirst().asThinking().thinking()).isEqualTo(Stage.THOUGHT);
            assertThat(message.content().getLast().asText().text()).isEqualTo(Stage.HELLO);
            stage.asked();

            ask(client, question.addMessage(message).addUserMessage("And now?").build(), way);
            var asked = stage.asked().toString();
            switch (way.upstream()) {
                case ANTHROPIC_MESSAGES -> assertThat(asked).contains("c2lnbmF0dXJl");
                case OPENAI_RESPONSES -> assertThat(asked).contains("ZW5jcnlwdGVk");
                case OPENAI_CHAT, GEMINI, CLOUD_CODE -> assertThat(asked).doesNotContain(Stage.THOUGHT);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    @Proves("MED-001")
    void sendsAPicture(Protocol upstream) {
        try (var stage = new Stage(upstream).answers("text")) {
            var client = client(stage);
            var picture = ImageBlockParam.builder()
                    .source(Base64ImageSource.builder()
                            .mediaType(Base64ImageSource.MediaType.IMAGE_PNG)
                            .data("iVBORw0KGgo=")
                            .build())
                    .build();
            client.messages()
                    .create(MessageCreateParams.builder()
                            .model("m")
                            .maxTokens(100)
                            .addUserMessageOfContentBlockParams(List.of(
                                    ContentBlockParam.ofImage(picture),
                                    ContentBlockParam.ofText(TextBlockParam.builder()
                                            .text("What is this?")
                                            .build())))
                            .build());

            assertThat(stage.asked().toString()).contains("iVBORw0KGgo=", "image/png");
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    @Proves("FMT-001")
    void getsWhatItsTypeSays(Protocol upstream) {
        try (var stage = new Stage(upstream).answers("json")) {
            var client = client(stage);
            var message = client.messages()
                    .create(question().outputConfig(Weather.class).build());

            var weather = message.content().getFirst().asText().text();
            assertThat(weather.city).isEqualTo("Oslo");
            assertThat(weather.degrees).isEqualTo(12);
            assertThat(stage.asked().toString()).contains("degrees");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.antigravity.conformance.Fault#everywhere")
    @Proves({"ERR-001", "ERR-002", "ERR-004", "ERR-007", "ERR-008", "ERR-009", "ERR-011", "ERR-012", "GEN-021"})
    void throwsWhatTheFaultIs(Protocol upstream, Fault fault) {
        try (var stage = new Stage(upstream).fails(fault, Map.of("retry-after", "7"))) {
            var client = client(stage);
            var thrown = catchThrowableOfType(
                    AnthropicServiceException.class,
                    () -> client.messages().create(question().build()));

            assertThat(thrown).isInstanceOf(TYPES.get(fault)).hasMessageContaining(Fault.MESSAGE);
            assertThat(thrown.requestId()).isPresent();
            assertThat(thrown.type()).isPresent();
            if (fault == Fault.THROTTLED) {
                assertThat(thrown.headers().values("retry-after")).containsExactly("7");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    @Proves("MDL-001")
    void listsModels(Protocol upstream) {
        try (var stage = new Stage(upstream)) {
            var client = client(stage);
            assertThat(client.models().list().data())
                    .extracting(model -> model.id())
                    .contains("m");
            assertThat(client.models().retrieve("m").validate().displayName()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    @Proves({"TOK-001", "TOK-002"})
    void countsTokens(Protocol upstream) {
        try (var stage = new Stage(upstream).answers(Stage.COUNT)) {
            var count = client(stage)
                    .messages()
                    .countTokens(MessageCountTokensParams.builder()
                            .model("m")
                            .addUserMessage("What do you say?")
                            .build());

            assertThat(count.inputTokens()).matches(stage::isCounted);
        }
    }
}
