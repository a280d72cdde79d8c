package dev.antigravity.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.errors.BadRequestException;
import com.openai.errors.InternalServerException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.RateLimitException;
import com.openai.errors.UnauthorizedException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.ReasoningEffort;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionContentPartText;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import dev.antigravity.chat.Protocol;
import dev.antigravity.testing.Proves;
import dev.antigravity.testing.TestingProxy;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// `openai-java`, Chat Completions, against every upstream.
class OpenAiChatSdkTest {
    static final Map<Fault, Class<? extends OpenAIServiceException>> TYPES = Map.of(
            Fault.INVALID, BadRequestException.class,
            Fault.UNAUTHENTICATED, UnauthorizedException.class,
            Fault.UNKNOWN, NotFoundException.class,
            Fault.THROTTLED, RateLimitException.class,
            Fault.BROKEN, InternalServerException.class,
            Fault.OVERLOADED, InternalServerException.class);

    static OpenAIClient client(Stage stage) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(stage.uri() + "/v1")
                .apiKey(TestingProxy.KEY)
                .maxRetries(0)
                .responseValidation(true)
                .build();
    }

    private static ChatCompletionCreateParams.Builder question() {
        return ChatCompletionCreateParams.builder().model("m").addUserMessage("What do you say?");
    }

    private static ChatCompletion ask(OpenAIClient client, ChatCompletionCreateParams params, Way way) {
        if (!way.streamed()) {
            return client.chat().completions().create(params);
        }
        var accumulator = ChatCompletionAccumulator.create();
        chunks(client, params).forEach(accumulator::accumulate);
        return accumulator.chatCompletion().validate();
    }

    private static List<ChatCompletionChunk> chunks(OpenAIClient client, ChatCompletionCreateParams params) {
        var streaming = params.toBuilder()
                .streamOptions(
                        ChatCompletionStreamOptions.builder().includeUsage(true).build())
                .build();
        try (var stream = client.chat().completions().createStreaming(streaming)) {
            return stream.stream().map(ChatCompletionChunk::validate).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.antigravity.conformance.Way#all")
    @Proves({"CCL-001", "STR-201", "STR-203", "USE-005"})
    void getsAnAnswer(Way way) {
        try (var stage = new Stage(way.upstream()).answers("text")) {
            var answer =
                    ask(client(stage), question().addSystemMessage("Be brief.").build(), way);

            assertThat(answer.choices().getFirst().message().content()).contains(Stage.HELLO);
            assertThat(answer.choices().getFirst().finishReason()).isEqualTo(ChatCompletion.Choice.FinishReason.STOP);
            assertThat(answer.usage().orElseThrow().promptTokens()).isEqualTo(Stage.INPUT_TOKENS);
            assertThat(answer.usage().orElseThrow().completionTokens()).isEqualTo(Stage.OUTPUT_TOKENS);
            assertThat(stage.asked().toString()).contains("Be brief.", "What do you say?");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.antigravity.conformance.Way#all")
    @Proves({"STP-013", "STR-202", "TID-002"})
    void callsAToolAndGoesOnWithItsResult(Way way) {
        try (var stage = new Stage(way.upstream()).answers("call").answers("text")) {
            var client = client(stage);
            var question = question().addTool(GetWeather.class);
            var first = ask(client, question.build(), way).choices().getFirst();

            assertThat(first.finishReason()).isEqualTo(ChatCompletion.Choice.FinishReason.TOOL_CALLS);
            var call = first.message().toolCalls().orElseThrow().getFirst().asFunction();
            assertThat(call.function().name()).isEqualTo("get_weather");
            var arguments = call.function().arguments(GetWeather.class);
            assertThat(arguments.city).isEqualTo("Oslo");
            assertThat(arguments.days).isEqualTo(2);
            assertThat(stage.asked().toString()).contains("get_weather", "The weather of some days");

            var result = ChatCompletionToolMessageParam.builder()
                    .toolCallId(call.id())
                    .content("12 degrees")
                    .build();
            var second = ask(
                    client,
                    question.addMessage(first.message()).addMessage(result).build(),
                    way);

            assertThat(second.choices().getFirst().message().content()).contains(Stage.HELLO);
            assertThat(stage.asked().toString()).contains("Let me look.", "Oslo", "12 degrees");
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    @Proves("CCL-002")
    void readsThoughts(Protocol upstream) {
        try (var stage = new Stage(upstream).answers("thinking").answers("thinking")) {
            var client = client(stage);
            var question = question().reasoningEffort(ReasoningEffort.HIGH).build();
            // Responses upstreams are asked for a summary by clients that can say so; here it comes unasked.
            var answer = client.chat().completions().create(question);
            var message = answer.choices().getFirst().message();
            assertThat(message.content()).contains(Stage.HELLO);
            assertThat(message._allProperties().get("reasoning_content")).isEqualTo(JsonValue.from(Stage.THOUGHT));
            assertThat(answer.usage()
                            .orElseThrow()
                            .completionTokensDetails()
                            .orElseThrow()
                            .reasoningTokens())
                    .contains(3L);
            stage.asked();

            var thoughts = chunks(client, question).stream()
                    .flatMap(chunk -> chunk.choices().stream())
                    .map(choice -> choice.delta()._allProperties().get("reasoning_content"))
                    .filter(thought -> thought != null)
                    .map(thought -> thought.convert(String.class))
                    .collect(Collectors.joining());
            assertThat(thoughts).isEqualTo(Stage.THOUGHT);
            stage.asked();
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    @Proves("MED-001")
    void sendsAPicture(Protocol upstream) {
        try (var stage = new Stage(upstream).answers("text")) {
            var picture = ChatCompletionContentPartImage.builder()
                    .imageUrl(ChatCompletionContentPartImage.ImageUrl.builder()
                            .url("data:image/png;base64,iVBORw0KGgo=")
                            .build())
                    .build();
            var text = ChatCompletionContentPartText.builder()
                    .text("What is this?")
                    .build();
            client(stage)
                    .chat()
                    .completions()
                    .create(ChatCompletionCreateParams.builder()
                            .model("m")
                            .addUserMessageOfArrayOfContentParts(List.of(
                                    ChatCompletionContentPart.ofImageUrl(picture),
                                    ChatCompletionContentPart.ofText(text)))
                            .build());

            assertThat(stage.asked().toString()).contains("iVBORw0KGgo=", "image/png");
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    @Proves("FMT-001")
    void getsWhatItsTypeSays(Protocol upstream) {
        try (var stage = new Stage(upstream).answers("json")) {
            var answer = client(stage)
                    .chat()
                    .completions()
                    .create(question().responseFormat(Weather.class).build());

            var weather = answer.choices().getFirst().message().content().orElseThrow();
            assertThat(weather.city).isEqualTo("Oslo");
            assertThat(weather.degrees).isEqualTo(12);
            assertThat(stage.asked().toString()).contains("degrees");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.antigravity.conformance.Fault#everywhere")
    @Proves({"ERR-001", "ERR-002", "ERR-004", "ERR-007", "ERR-008", "ERR-009", "ERR-011", "ERR-012"})
    void throwsWhatTheFaultIs(Protocol upstream, Fault fault) {
        try (var stage = new Stage(upstream).fails(fault, Map.of("retry-after", "7"))) {
            var thrown = catchThrowableOfType(
                    OpenAIServiceException.class,
                    () -> client(stage).chat().completions().create(question().build()));

            assertThat(thrown).isInstanceOf(TYPES.get(fault)).hasMessageContaining(Fault.MESSAGE);
            if (fault == Fault.THROTTLED) {
                assertThat(thrown.headers().values("retry-after")).containsExactly("7");
                assertThat(thrown.code()).contains("rate_limit_exceeded");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    @Proves("MDL-001")
    void listsModels(Protocol upstream) {
        try (var stage = new Stage(upstream)) {
            var models = client(stage).models();
            assertThat(models.list().data()).extracting(model -> model.id()).contains("m");
            assertThat(models.retrieve("m").id()).isEqualTo("m");
        }
    }
}
