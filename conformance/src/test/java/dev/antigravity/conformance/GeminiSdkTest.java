package dev.antigravity.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.genai.Client;
import com.google.genai.errors.ApiException;
import com.google.genai.errors.ClientException;
import com.google.genai.errors.ServerException;
import com.google.genai.types.Content;
import com.google.genai.types.CountTokensConfig;
import com.google.genai.types.FinishReason;
import com.google.genai.types.FunctionDeclaration;
import com.google.genai.types.FunctionResponse;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.GenerateContentResponse;
import com.google.genai.types.HttpOptions;
import com.google.genai.types.HttpRetryOptions;
import com.google.genai.types.ListModelsConfig;
import com.google.genai.types.Part;
import com.google.genai.types.Schema;
import com.google.genai.types.ThinkingConfig;
import com.google.genai.types.Tool;
import com.google.genai.types.Type;
import dev.antigravity.chat.Protocol;
import dev.antigravity.testing.Proves;
import dev.antigravity.testing.TestingProxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// `google-genai` against every upstream.
class GeminiSdkTest {
    private static final Content QUESTION = user(Part.fromText("What do you say?"));
    private static final Tool WEATHER = Tool.builder()
            .functionDeclarations(FunctionDeclaration.builder()
                    .name("get_weather")
                    .description("The weather of some days")
                    .parameters(Schema.builder()
                            .type(Type.Known.OBJECT)
                            .properties(Map.of(
                                    "city",
                                    Schema.builder().type(Type.Known.STRING).build(),
                                    "days",
                                    Schema.builder().type(Type.Known.INTEGER).build()))
                            .required("city")
                            .build())
                    .build())
            .build();

    private static Content user(Part... parts) {
        return Content.builder().role("user").parts(parts).build();
    }

    private static Client client(Stage stage) {
        return Client.builder()
                .apiKey(TestingProxy.KEY)
                .httpOptions(HttpOptions.builder()
                        .baseUrl(stage.uri())
                        .retryOptions(HttpRetryOptions.builder().attempts(1))
                        .build())
                .build();
    }

    /// The whole answer in one response, or the chunks of a stream.
    private static List<GenerateContentResponse> ask(
            Client client, List<Content> contents, GenerateContentConfig config, Way way) {
        if (!way.streamed()) {
            return List.of(client.models.generateContent("m", contents, config));
        }
        var chunks = new ArrayList<GenerateContentResponse>();
        try (var stream = client.models.generateContentStream("m", contents, config)) {
            stream.forEach(chunks::add);
        }
        return chunks;
    }

    private static List<Part> parts(List<GenerateContentResponse> answer) {
        return answer.stream()
                .flatMap(chunk -> Stream.ofNullable(chunk.parts()))
                .flatMap(List::stream)
                .toList();
    }

    private static String text(List<GenerateContentResponse> answer, boolean thought) {
        return parts(answer).stream()
                .filter(part -> part.thought().orElse(false) == thought)
                .flatMap(part -> part.text().stream())
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @MethodSource("dev.antigravity.conformance.Way#all")
    @Proves({"GCL-001", "STR-401", "STR-403", "USE-007"})
    void getsAnAnswer(Way way) {
        try (var stage = new Stage(way.upstream()).answers("text");
                var client = client(stage)) {
            var config = GenerateContentConfig.builder()
                    .systemInstruction(Content.fromParts(Part.fromText("Be brief.")))
                    .build();
            var answer = ask(client, List.of(QUESTION), config, way);

            assertThat(text(answer, false)).isEqualTo(Stage.HELLO);
            assertThat(answer.getLast().finishReason().knownEnum()).isEqualTo(FinishReason.Known.STOP);
            var usage = answer.getLast().usageMetadata().orElseThrow();
            assertThat(usage.promptTokenCount()).contains((int) Stage.INPUT_TOKENS);
            assertThat(usage.candidatesTokenCount()).contains((int) Stage.OUTPUT_TOKENS);
            assertThat(stage.asked().toString()).contains("Be brief.", "What do you say?");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.antigravity.conformance.Way#all")
    @Proves({"GIN-003", "GIN-004", "GIN-007", "STR-402"})
    void callsAToolAndGoesOnWithItsResult(Way way) {
        try (var stage = new Stage(way.upstream()).answers("call").answers("text");
                var client = client(stage)) {
            var config = GenerateContentConfig.builder().tools(WEATHER).build();
            var first = parts(ask(client, List.of(QUESTION), config, way));

            var call = first.stream()
                    .flatMap(part -> part.functionCall().stream())
                    .findFirst()
                    .orElseThrow();
            assertThat(call.name()).contains("get_weather");
            assertThat(call.args().orElseThrow()).isEqualTo(Map.of("city", "Oslo", "days", 2));
            assertThat(stage.asked().toString()).contains("get_weather", "The weather of some days");

            var response = FunctionResponse.builder()
                    .id(call.id().orElseThrow())
                    .name("get_weather")
                    .response(Map.of("output", "12 degrees"))
                    .build();
            var second = ask(
                    client,
                    List.of(
                            QUESTION,
                            Content.builder().role("model").parts(first).build(),
                            user(Part.builder().functionResponse(response).build())),
                    config,
                    way);

            assertThat(text(second, false)).isEqualTo(Stage.HELLO);
            assertThat(stage.asked().toString()).contains("Oslo", "12 degrees");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.antigravity.conformance.Way#all")
    @Proves({"GCL-002", "SIG-002", "SIG-003"})
    void readsThoughtsAndTakesTheirSignaturesHome(Way way) {
        try (var stage = new Stage(way.upstream()).answers("thinking").answers("text");
                var client = client(stage)) {
            var config = GenerateContentConfig.builder()
                    .thinkingConfig(ThinkingConfig.builder()
                            .includeThoughts(true)
                            .thinkingBudget(1_024)
                            .build())
                    .build();
            var answer = ask(client, List.of(QUESTION), config, way);

            assertThat(text(answer, true)).isEqualTo(Stage.THOUGHT);
            assertThat(text(answer, false)).isEqualTo(Stage.HELLO);
            stage.asked();

            var contents = List.of(
                    QUESTION,
                    Content.builder().role("model").parts(parts(answer)).build(),
                    user(Part.fromText("And now?")));
            ask(client, contents, config, way);
            var asked = stage.asked().toString();
            switch (way.upstream()) {
                case ANTHROPIC_MESSAGES -> assertThat(asked).contains("c2lnbmF0dXJl", Stage.THOUGHT);
                case OPENAI_RESPONSES -> assertThat(asked).contains("ZW5jcnlwdGVk");
                case OPENAI_CHAT -> assertThat(asked).doesNotContain(Stage.THOUGHT);
                case GEMINI, CLOUD_CODE -> assertThat(asked).contains(Stage.HELLO.substring(5));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    @Proves("MED-001")
    void sendsAPicture(Protocol upstream) {
        try (var stage = new Stage(upstream).answers("text");
                var client = client(stage)) {
            var picture = Part.fromBytes(new byte[] {1, 2, 3, 4, 5, 6}, "image/png");
            client.models.generateContent(
                    "m",
                    user(picture, Part.fromText("What is this?")),
                    GenerateContentConfig.builder().build());

            assertThat(stage.asked().toString()).contains("AQIDBAUG", "image/png");
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    @Proves("FMT-001")
    void getsWhatItsSchemaSays(Protocol upstream) {
        try (var stage = new Stage(upstream).answers("json");
                var client = client(stage)) {
            var config = GenerateContentConfig.builder()
                    .responseMimeType("application/json")
                    .responseSchema(Schema.builder()
                            .type(Type.Known.OBJECT)
                            .properties(Map.of(
                                    "city",
                                    Schema.builder().type(Type.Known.STRING).build(),
                                    "degrees",
                                    Schema.builder().type(Type.Known.INTEGER).build()))
                            .build())
                    .build();
            var answer = client.models.generateContent("m", QUESTION, config);

            assertThat(answer.text()).isEqualTo("{\"city\":\"Oslo\",\"degrees\":12}");
            assertThat(stage.asked().toString()).contains("degrees");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.antigravity.conformance.Fault#everywhere")
    @Proves({"ERR-001", "ERR-002", "ERR-004", "ERR-007", "ERR-008", "ERR-009", "ERR-012"})
    void throwsWhatTheFaultIs(Protocol upstream, Fault fault) {
        try (var stage = new Stage(upstream).fails(fault, Map.of("retry-after", "7"));
                var client = client(stage)) {
            var thrown = catchThrowableOfType(
                    ApiException.class,
                    () -> client.models.generateContent(
                            "m", QUESTION, GenerateContentConfig.builder().build()));

            assertThat(thrown)
                    .isInstanceOf(
                            fault == Fault.BROKEN || fault == Fault.OVERLOADED
                                    ? ServerException.class
                                    : ClientException.class)
                    .hasMessageContaining(Fault.MESSAGE);
            assertThat(thrown.code()).isEqualTo(fault.status(Protocol.GEMINI));
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    @Proves({"MDL-001", "MDL-002"})
    void listsModels(Protocol upstream) {
        try (var stage = new Stage(upstream);
                var client = client(stage)) {
            var models = client.models.list(ListModelsConfig.builder().build());

            assertThat(models).extracting(model -> model.name().orElseThrow()).contains("models/m");
            assertThat(client.models.get("m", null).supportedActions().orElseThrow())
                    .contains("generateContent");
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    @Proves({"TOK-001", "TOK-002"})
    void countsTokens(Protocol upstream) {
        try (var stage = new Stage(upstream).answers(Stage.COUNT);
                var client = client(stage)) {
            var count = client.models.countTokens(
                    "m", "What do you say?", CountTokensConfig.builder().build());

            assertThat(count.totalTokens().orElseThrow()).matches(stage::isCounted);
        }
    }
}
