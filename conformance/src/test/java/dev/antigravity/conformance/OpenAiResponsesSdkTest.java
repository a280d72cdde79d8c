package dev.antigravity.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.openai.client.OpenAIClient;
import com.openai.errors.OpenAIServiceException;
import com.openai.helpers.ResponseAccumulator;
import com.openai.models.Reasoning;
import com.openai.models.ReasoningEffort;
import com.openai.models.responses.EasyInputMessage;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseIncludable;
import com.openai.models.responses.ResponseInputContent;
import com.openai.models.responses.ResponseInputImage;
import com.openai.models.responses.ResponseInputItem;
import com.openai.models.responses.ResponseInputText;
import com.openai.models.responses.ResponseOutputItem;
import com.openai.models.responses.ResponseOutputText;
import com.openai.models.responses.ResponseStatus;
import com.openai.models.responses.inputtokens.InputTokenCountParams;
import dev.antigravity.chat.Protocol;
import dev.antigravity.testing.Proves;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// `openai-java`, Responses, against every upstream.
class OpenAiResponsesSdkTest {
    private static final ResponseInputItem QUESTION = user("What do you say?");

    private static ResponseInputItem user(String text) {
        return ResponseInputItem.ofEasyInputMessage(EasyInputMessage.builder()
                .role(EasyInputMessage.Role.USER)
                .content(text)
                .build());
    }

    private static ResponseCreateParams.Builder question(List<ResponseInputItem> input) {
        return ResponseCreateParams.builder().model("m").inputOfResponse(input);
    }

    private static Response ask(OpenAIClient client, ResponseCreateParams params, Way way) {
        if (!way.streamed()) {
            return client.responses().create(params);
        }
        var accumulator = ResponseAccumulator.createWithSnapshots();
        try (var stream = client.responses().createStreaming(params)) {
            stream.stream().forEach(event -> accumulator.accumulate(event.validate()));
        }
        assertThat(accumulator.reconstructedResponse().output())
                .isEqualTo(accumulator.response().output());
        return accumulator.response().validate();
    }

    private static String text(Response response) {
        return response.output().stream()
                .flatMap(item -> item.message().stream())
                .flatMap(message -> message.content().stream())
                .map(content -> content.asOutputText())
                .map(ResponseOutputText::text)
                .collect(Collectors.joining());
    }

    /// What a client sends back of an answer.
    private static List<ResponseInputItem> history(Response response) {
        return response.output().stream()
                .map(OpenAiResponsesSdkTest::asInput)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static ResponseInputItem asInput(ResponseOutputItem item) {
        return item.message()
                .map(ResponseInputItem::ofResponseOutputMessage)
                .or(() -> item.functionCall().map(ResponseInputItem::ofFunctionCall))
                .or(() -> item.reasoning().map(ResponseInputItem::ofReasoning))
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("dev.antigravity.conformance.Way#all")
    @Proves({"RCL-001", "RCL-002", "STR-301", "STR-302", "STR-303", "USE-006"})
    void getsAnAnswer(Way way) {
        try (var stage = new Stage(way.upstream()).answers("text")) {
            var response = ask(
                    OpenAiChatSdkTest.client(stage),
                    question(List.of(QUESTION)).instructions("Be brief.").build(),
                    way);

            assertThat(text(response)).isEqualTo(Stage.HELLO);
            assertThat(response.status()).contains(ResponseStatus.COMPLETED);
            assertThat(response.usage().orElseThrow().inputTokens()).isEqualTo(Stage.INPUT_TOKENS);
            assertThat(response.usage().orElseThrow().outputTokens()).isEqualTo(Stage.OUTPUT_TOKENS);
            assertThat(stage.asked().toString()).contains("Be brief.", "What do you say?");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.antigravity.conformance.Way#all")
    @Proves({"RIN-005", "TID-002"})
    void callsAToolAndGoesOnWithItsResult(Way way) {
        try (var stage = new Stage(way.upstream()).answers("call").answers("text")) {
            var client = OpenAiChatSdkTest.client(stage);
            var first = ask(
                    client,
                    question(List.of(QUESTION)).addTool(GetWeather.class).build(),
                    way);

            var call = first.output().getLast().asFunctionCall();
            assertThat(call.name()).isEqualTo("get_weather");
            assertThat(call.arguments(GetWeather.class).city).isEqualTo("Oslo");
            assertThat(call.arguments(GetWeather.class).days).isEqualTo(2);
            assertThat(stage.asked().toString()).contains("get_weather", "The weather of some days");

            var history = history(first);
            history.addFirst(QUESTION);
            history.add(ResponseInputItem.ofFunctionCallOutput(ResponseInputItem.FunctionCallOutput.builder()
                    .callId(call.callId())
                    .output("12 degrees")
                    .build()));
            var second = ask(client, question(history).addTool(GetWeather.class).build(), way);

            assertThat(text(second)).isEqualTo(Stage.HELLO);
            assertThat(stage.asked().toString()).contains("Let me look.", "Oslo", "12 degrees");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.antigravity.conformance.Way#all")
    @Proves({"RCL-004", "SIG-001", "SIG-003", "SIG-008", "STR-304"})
    void readsASummaryAndTakesEncryptedReasoningHome(Way way) {
        try (var stage = new Stage(way.upstream()).answers("thinking").answers("text")) {
            var client = OpenAiChatSdkTest.client(stage);
            var reasoning = Reasoning.builder()
                    .effort(ReasoningEffort.HIGH)
                    .summary(Reasoning.Summary.AUTO)
                    .build();
            var response = ask(
                    client,
                    question(List.of(QUESTION))
                            .reasoning(reasoning)
                            .addInclude(ResponseIncludable.REASONING_ENCRYPTED_CONTENT)
                            .build(),
                    way);

            assertThat(response.output()
                            .getFirst()
                            .asReasoning()
                            .summary()
                            .getFirst()
                            .text())
                    .isEqualTo(Stage.THOUGHT);
            assertThat(text(response)).isEqualTo(Stage.HELLO);
            stage.asked();

            var history = history(response);
            history.addFirst(QUESTION);
            history.add(user("And now?"));
            ask(client, question(history).reasoning(reasoning).build(), way);
            var asked = stage.asked().toString();
            switch (way.upstream()) {
                case ANTHROPIC_MESSAGES -> assertThat(asked).contains("c2lnbmF0dXJl", Stage.THOUGHT);
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
            var message = ResponseInputItem.ofMessage(ResponseInputItem.Message.builder()
                    .role(ResponseInputItem.Message.Role.USER)
                    .content(List.of(
                            ResponseInputContent.ofInputImage(ResponseInputImage.builder()
                                    .imageUrl("data:image/png;base64,iVBORw0KGgo=")
                                    .detail(ResponseInputImage.Detail.AUTO)
                                    .build()),
                            ResponseInputContent.ofInputText(ResponseInputText.builder()
                                    .text("What is this?")
                                    .build())))
                    .build());
            OpenAiChatSdkTest.client(stage)
                    .responses()
                    .create(question(List.of(message)).build());

            assertThat(stage.asked().toString()).contains("iVBORw0KGgo=", "image/png");
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    @Proves("FMT-001")
    void getsWhatItsTypeSays(Protocol upstream) {
        try (var stage = new Stage(upstream).answers("json")) {
            var response = OpenAiChatSdkTest.client(stage)
                    .responses()
                    .create(question(List.of(QUESTION)).text(Weather.class).build());

            var weather = response.output()
                    .getFirst()
                    .asMessage()
                    .content()
                    .getFirst()
                    .asOutputText();
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
                    () -> OpenAiChatSdkTest.client(stage)
                            .responses()
                            .create(question(List.of(QUESTION)).build()));

            assertThat(thrown).isInstanceOf(OpenAiChatSdkTest.TYPES.get(fault)).hasMessageContaining(Fault.MESSAGE);
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    @Proves({"TOK-001", "TOK-002"})
    void countsTokens(Protocol upstream) {
        try (var stage = new Stage(upstream).answers(Stage.COUNT)) {
            var count = OpenAiChatSdkTest.client(stage)
                    .responses()
                    .inputTokens()
                    .count(InputTokenCountParams.builder()
                            .model("m")
                            .input("What do you say?")
                            .build());

            assertThat(count.inputTokens()).matches(stage::isCounted);
        }
    }
}
