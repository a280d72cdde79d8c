package dev.antigravity.protocol.openai.responses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.Effort;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Given;
import dev.antigravity.chat.MediaSource;
import dev.antigravity.chat.Message;
import dev.antigravity.chat.OutputFormat;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.ReplyWishes;
import dev.antigravity.chat.Role;
import dev.antigravity.chat.Signature;
import dev.antigravity.chat.ThinkingRequest;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonPath;
import dev.antigravity.json.JsonValue;
import dev.antigravity.protocol.RejectedRequestException;
import dev.antigravity.testing.Proves;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What only clients of other protocols can say, and what only becomes of it here.
class RequestWritingTest {
    private static final JsonPath PATH = JsonPath.of("contents").item(1);

    private final FidelityReceipt receipt = new FidelityReceipt();

    @Proves("MED-007")
    @Test
    void refusesWhatOpenAiModelsDoNotTake() {
        assertRefused(new ContentBlock.Audio("audio/wav", "UklG", PATH));
        assertRefused(document(new MediaSource.FileId("files/1")));
        assertRefused(document(new MediaSource.Base64("video/mp4", "AAAA")));
        assertRefused(
                new ContentBlock.Image(new MediaSource.FileId("files/1"), Optional.empty(), Optional.empty(), PATH));
    }

    private void assertRefused(ContentBlock block) {
        assertThatThrownBy(() -> sent(gemini(Message.of(Role.USER, List.of(block), PATH))))
                .isInstanceOf(RejectedRequestException.class)
                .hasMessageContaining(PATH.toString());
    }

    private static ContentBlock document(MediaSource source) {
        return new ContentBlock.Document(source, Optional.of("t"), Optional.empty(), PATH);
    }

    @Test
    void givesAFileByAddressItsNameIfItHasOne() {
        var pdf = document(new MediaSource.Url("https://e.com/a.pdf", Optional.empty()));
        assertThat(content(sent(gemini(Message.of(Role.USER, List.of(pdf), PATH)))))
                .isEqualTo(Json.parse("""
                        [{"type": "input_file", "file_url": "https://e.com/a.pdf", "filename": "t"}]
                        """));
    }

    @Test
    void dropsPicturesTheAssistantHasMade() {
        var picture = new ContentBlock.Image(
                new MediaSource.Base64("image/png", "iVBO"), Optional.empty(), Optional.empty(), PATH);
        var said = Message.of(Role.ASSISTANT, List.of(ContentBlock.Text.of("here"), picture), PATH);
        var body = sent(gemini(user("a"), said, user("b")));
        assertThat(receipt.header()).isEqualTo("dropped:" + PATH);
        assertThat(body.find("input")).get().isEqualTo(Json.parse("""
                [{"type": "message", "role": "user", "content": [{"type": "input_text", "text": "a"}]},
                 {"type": "message", "role": "assistant", "content": [{"type": "output_text", "text": "here"}]},
                 {"type": "message", "role": "user", "content": [{"type": "input_text", "text": "b"}]}]
                """));
    }

    @Proves("RUP-005")
    @Test
    void sendsReasoningInItsPlaceAndOnlyToItsMaker() {
        var own =
                new ContentBlock.Thinking("Sum", Optional.of(new Signature(Signature.Maker.OPENAI, "rs_1.enc")), PATH);
        var foreign = new ContentBlock.Thinking("Hm", Optional.of(new Signature(Signature.Maker.GOOGLE, "x")), PATH);
        var turn = Message.of(
                Role.ASSISTANT,
                List.of(
                        ContentBlock.Text.of("a"),
                        own,
                        foreign,
                        new ContentBlock.RedactedThinking("data", PATH),
                        ContentBlock.Text.of("b")),
                PATH);
        var body = sent(gemini(user("q"), turn, user("r")));
        assertThat(items(body).get(2)).isEqualTo(Json.parse("""
                        {"type": "reasoning", "id": "rs_1", "summary": [{"type": "summary_text", "text": "Sum"}],
                         "encrypted_content": "enc"}
                        """));
        assertThat(receipt.header()).isEmpty();
        assertThat(receipt.notes()).hasSize(1).noneMatch(note -> note.matters());
    }

    @Proves("THK-005")
    @Test
    void asksForASummaryIfTheClientWantsToReadThoughts() {
        var wish = new ReplyWishes(false, false, true, false, false);
        assertThat(sent(ask().wishes(wish)).find("reasoning")).contains(Json.parse("{\"summary\": \"auto\"}"));
        assertThat(sent(ask()).find("reasoning")).isEmpty();
    }

    @Proves("RUP-008")
    @Test
    void asksForEncryptedReasoningWhereverItMayReason() {
        assertThat(sent(ask().thinking(effort(Effort.LOW))).find("include"))
                .contains(Json.parse("[\"reasoning.encrypted_content\"]"));
        assertThat(sent(ask().thinking(ThinkingRequest.off(PATH))).find("include"))
                .isEmpty();
    }

    @Proves("THK-006")
    @Test
    void saysNothingOfReasoningToAModelWithoutIt() {
        var profile = UpstreamProfile.of(Protocol.OPENAI_RESPONSES).with("efforts", Json.parse("[]"));
        var wish = new ReplyWishes(false, false, true, false, false);
        var body = sent(ask().wishes(wish).thinking(ThinkingRequest.off(PATH)), profile);
        assertThat(body.find("reasoning")).isEmpty();
        assertThat(body.find("include")).isEmpty();
        assertThat(receipt.header()).isEmpty();
    }

    private static ThinkingRequest effort(Effort effort) {
        return new ThinkingRequest(
                ThinkingRequest.State.ON, Optional.empty(), Optional.of(Given.of(effort, PATH)), PATH);
    }

    @Proves("FMT-003")
    @Test
    void asksForJson() {
        var json = sent(ask().outputFormat(Given.of(new OutputFormat.Json(), PATH)));
        assertThat(json.find("text")).contains(Json.parse("{\"format\": {\"type\": \"json_object\"}}"));
        var schema = new OutputFormat.Schema(
                Json.parseObject("{\"type\": \"object\", \"properties\": {\"a\": {}}}"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThat(sent(ask().outputFormat(Given.of(schema, PATH))).find("text"))
                .contains(Json.parse("""
                {"format": {"type": "json_schema", "name": "response", "strict": false,
                            "schema": {"type": "object", "properties": {"a": {}}}}}
                """));
    }

    private static ChatRequest.Builder ask() {
        return gemini(user("q"));
    }

    private static ChatRequest.Builder gemini(Message... messages) {
        return ChatRequest.builder(Protocol.GEMINI, JsonObject.EMPTY)
                .model("gemini")
                .messages(List.of(messages), JsonPath.of("contents"));
    }

    private static Message user(String text) {
        return Message.of(Role.USER, List.of(ContentBlock.Text.of(text)), PATH);
    }

    private JsonObject sent(ChatRequest.Builder request) {
        return sent(request, UpstreamProfile.of(Protocol.OPENAI_RESPONSES));
    }

    private JsonObject sent(ChatRequest.Builder request, UpstreamProfile profile) {
        return new OpenAiResponsesCodec()
                .encodeRequest(request.build(), "gpt", profile, receipt)
                .body();
    }

    /// The content of the only message.
    private static JsonValue content(JsonObject body) {
        return ((JsonObject) items(body).getLast()).find("content").orElseThrow();
    }

    private static List<JsonValue> items(JsonObject body) {
        return ((JsonArray) body.find("input").orElseThrow()).items();
    }
}
