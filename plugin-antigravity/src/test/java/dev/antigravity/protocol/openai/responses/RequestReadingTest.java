package dev.antigravity.protocol.openai.responses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.Extra;
import dev.antigravity.chat.Given;
import dev.antigravity.chat.MediaSource;
import dev.antigravity.chat.Message;
import dev.antigravity.chat.Role;
import dev.antigravity.chat.Signature;
import dev.antigravity.chat.SystemBlock;
import dev.antigravity.chat.ThinkingRequest;
import dev.antigravity.chat.Tool;
import dev.antigravity.chat.ToolChoice;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonShapeException;
import dev.antigravity.protocol.RejectedRequestException;
import dev.antigravity.protocol.RequestTarget;
import dev.antigravity.testing.Proves;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReadingTest {
    @Proves({"RIN-004", "RIN-005"})
    @Test
    void makesOneMessageOfItemsThatFollowEachOther() {
        var request = input("""
                [{"role": "user", "content": "a"},
                 {"type": "reasoning", "id": "rs_1", "summary": []},
                 {"role": "assistant", "content": "b"},
                 {"type": "function_call", "call_id": "c1", "name": "f", "arguments": ""},
                 {"type": "web_search_call", "id": "ws_1"},
                 {"type": "function_call_output", "call_id": "c1", "output": "r"},
                 {"type": "custom_tool_call_output", "call_id": "c2", "output": "r"},
                 {"role": "user", "content": "c"},
                 {"role": "user", "content": "d"}]
                """);
        assertThat(request.messages())
                .extracting(RequestReadingTest::shape)
                .containsExactly(
                        "USER Text at input[0]",
                        "ASSISTANT Thinking Text ToolUse Native at input[1]",
                        "USER ToolResult ToolResult Text at input[5]",
                        "USER Text at input[8]");
        var call = (ContentBlock.ToolUse) request.messages().get(1).blocks().get(2);
        assertThat(call.arguments()).isEqualTo("{}");
    }

    private static String shape(Message message) {
        var shape = new StringBuilder(message.role().name());
        message.blocks()
                .forEach(block -> shape.append(' ').append(block.getClass().getSimpleName()));
        return shape.append(" at ").append(message.path()).toString();
    }

    @Proves("RIN-001")
    @Test
    void takesLeadingInstructionsOutOfTheConversation() {
        var request = read("""
                {"model": "m", "instructions": "I", "input": [
                  {"type": "additional_tools", "role": "developer", "tools": []},
                  {"role": "developer", "content": [{"type": "input_text", "text": "D"}, {"type": "input_text", "text": "E"}]},
                  {"role": "user", "content": "a"},
                  {"role": "system", "content": "later"}]}
                """);
        assertThat(request.system()).extracting(SystemBlock::text).containsExactly("I", "D", "E");
        assertThat(request.messages()).extracting(Message::role).containsExactly(Role.USER, Role.SYSTEM);
        assertThat(request.messages().getLast().systemRole()).contains("system");
    }

    @Test
    void notesWhatInstructionsCannotHold() {
        var request = input("""
                [{"role": "developer", "content": [{"type": "input_image", "image_url": "https://e.com/a.png"}]},
                 {"role": "user", "content": "a"}]
                """);
        assertThat(request.notes()).singleElement().hasToString("dropped:input[0].content[0]");
    }

    @Test
    void ignoresInstructionsThatSayNothing() {
        assertThat(read("{\"model\": \"m\", \"input\": \"a\", \"instructions\": \"\"}")
                        .system())
                .isEmpty();
    }

    @Proves({"RIN-006", "SIG-001"})
    @Test
    void keepsTheIdOfEncryptedReasoning() {
        assertThat(thinking("{\"id\": \"rs_1\", \"summary\": [], \"encrypted_content\": \"e.n.c\"}")
                        .signature())
                .contains(new Signature(Signature.Maker.OPENAI, "rs_1.e.n.c"));
        assertThat(thinking("{\"summary\": [], \"encrypted_content\": \"enc\"}").signature())
                .contains(new Signature(Signature.Maker.OPENAI, ".enc"));
        assertThat(thinking("{\"id\": \"rs_1\", \"summary\": [], \"encrypted_content\": \"xsig1.g.proof\"}")
                        .signature())
                .contains(new Signature(Signature.Maker.GOOGLE, "proof"));
    }

    @Proves("SIG-004")
    @Test
    void hasNoSignatureWhereNothingIsEncrypted() {
        var thinking = thinking("""
                {"id": "rs_1", "encrypted_content": "", "content": [{"type": "reasoning_text", "text": "w"}],
                 "summary": [{"type": "summary_text", "text": "One"}, {"type": "summary_text", "text": "Two"}]}
                """);
        assertThat(thinking.signature()).isEmpty();
        assertThat(thinking.text()).isEqualTo("One\n\nTwo");
    }

    private static ContentBlock.Thinking thinking(String members) {
        var item = members.strip().replaceFirst("\\{", "{\"type\": \"reasoning\", ");
        return (ContentBlock.Thinking)
                input("[" + item + "]").messages().getFirst().blocks().getFirst();
    }

    @Proves("RIN-003")
    @Test
    void readsEveryKindOfPart() {
        var blocks = input("""
                        [{"role": "user", "content": [
                          {"type": "input_text", "text": "t", "prompt_cache_breakpoint": {"mode": "explicit"}},
                          {"type": "input_image", "image_url": "data:image/png;base64,iVBO", "detail": "high"},
                          {"type": "input_image", "file_id": "file_1"},
                          {"type": "input_file", "file_url": "https://e.com/a.pdf"},
                          {"type": "input_file", "filename": "a.csv", "file_data": "YSxi"},
                          {"type": "input_audio", "input_audio": {"format": "mp3", "data": "SUQz"}},
                          {"type": "input_hologram"}]}]
                        """).messages().getFirst().blocks();
        assertThat(((ContentBlock.Text) blocks.getFirst()).cacheControl()).isPresent();
        assertThat(((ContentBlock.Image) blocks.get(1)).source())
                .isEqualTo(new MediaSource.Base64("image/png", "iVBO"));
        assertThat(((ContentBlock.Image) blocks.get(1)).detail().map(Given::value))
                .contains("high");
        assertThat(((ContentBlock.Image) blocks.get(2)).source()).isEqualTo(new MediaSource.FileId("file_1"));
        assertThat(((ContentBlock.Document) blocks.get(3)).source())
                .isEqualTo(new MediaSource.Url("https://e.com/a.pdf", Optional.empty()));
        assertThat(((ContentBlock.Document) blocks.get(4)).source())
                .isEqualTo(new MediaSource.Base64("text/csv", "YSxi"));
        assertThat(((ContentBlock.Audio) blocks.get(5)).mediaType()).isEqualTo("audio/mp3");
        assertThat(((ContentBlock.Native) blocks.get(6)).matters()).isTrue();
    }

    @Proves({"RIN-007", "RIN-011"})
    @Test
    void readsToolsOfEveryKind() {
        var request = read("""
                {"model": "m", "input": "a", "tools": [
                  {"type": "function", "name": "f", "parameters": null, "strict": null, "defer_loading": true},
                  {"type": "custom", "name": "c"},
                  {"type": "web_search_2025_08_26", "search_context_size": "low", "max_results": 3},
                  {"type": "code_interpreter", "container": {"type": "auto"}}]}
                """);
        var function = (Tool.Function) request.tools().getFirst();
        assertThat(function.schema()).isEmpty();
        assertThat(function.strict()).isEmpty();
        assertThat(function.extra().names()).containsExactly("defer_loading");
        assertThat(request.tools().get(1)).isInstanceOf(Tool.Custom.class);
        var search = (Tool.Server) request.tools().get(2);
        assertThat(search.kind()).isEqualTo(Tool.Server.WEB_SEARCH);
        assertThat(search.others())
                .extracting(Extra::name, Extra::matters)
                .containsExactlyInAnyOrder(tuple("search_context_size", false), tuple("max_results", true));
        assertThat(((Tool.Server) request.tools().get(3)).kind()).isEqualTo("code_interpreter");
    }

    @Proves("TNM-003")
    @Test
    void describesEachGroupOfToolsOnceBehindAllOtherSystemText() {
        var group = "{\"type\": \"namespace\", \"name\": \"g\", \"description\": \"G.\", \"tools\": [%s]}";
        var request = read("""
                {"model": "m", "instructions": "I", "tools": [%s], "input": [
                  {"type": "additional_tools", "tools": [%s, {"type": "namespace", "name": "h__", "description": "", "tools": []}]},
                  {"role": "developer", "content": "D"}, {"role": "user", "content": "a"}]}
                """.formatted(
                        group.formatted("{\"type\": \"function\", \"name\": \"f\"}"),
                        group.formatted("{\"type\": \"custom\", \"name\": \"c\"}")));
        assertThat(request.system()).extracting(SystemBlock::text).containsExactly("I", "D", "Tools named g__*: G.");
        assertThat(request.tools()).extracting(Tool::name).containsExactly("g__f", "g__c");
    }

    @Proves({"TCH-001", "TCH-002", "TCH-003"})
    @Test
    void readsTheChoiceOfTools() {
        assertThat(choice("\"required\"")).isEqualTo(new ToolChoice.Any());
        assertThat(choice("{\"type\": \"function\", \"name\": \"f\", \"namespace\": \"g\"}"))
                .isEqualTo(new ToolChoice.Named("g__f"));
        assertThat(choice("{\"type\": \"custom\", \"name\": \"c\"}")).isEqualTo(new ToolChoice.Named("c"));
        assertThat(choice("{\"type\": \"web_search_preview\"}")).isEqualTo(new ToolChoice.Server("web_search"));
        assertThat(choice("""
                {"type": "allowed_tools", "mode": "auto", "tools": [
                  {"type": "function", "name": "f"}, {"type": "image_generation"}]}
                """)).isEqualTo(new ToolChoice.Allowed(List.of("f", "image_generation"), false));
    }

    private static ToolChoice choice(String json) {
        return read("{\"model\": \"m\", \"input\": \"a\", \"tool_choice\": " + json + "}")
                .toolChoice()
                .orElseThrow()
                .value();
    }

    @Proves("RIN-008")
    @Test
    void readsWhatIsWantedOfTheReasoning() {
        var asked = read("""
                {"model": "m", "input": "a", "include": ["reasoning.encrypted_content"],
                 "reasoning": {"effort": "none", "generate_summary": "concise"}}
                """);
        assertThat(asked.thinking().state()).isEqualTo(ThinkingRequest.State.OFF);
        assertThat(asked.wishes().thoughtText()).isTrue();
        assertThat(asked.wishes().encryptedReasoning()).isTrue();
        var silent = read("{\"model\": \"m\", \"input\": \"a\", \"reasoning\": {\"effort\": null, \"summary\": null}}");
        assertThat(silent.thinking().state()).isEqualTo(ThinkingRequest.State.UNSET);
        assertThat(silent.wishes().thoughtText()).isFalse();
        assertThat(silent.wishes().encryptedReasoning()).isFalse();
    }

    @Proves({"RIN-009", "RIN-010"})
    @Test
    void takesNoNoteOfWhatIsDoneAnyway() {
        var request = read("""
                {"model": "m", "input": "a", "truncation": "disabled", "background": false, "previous_response_id": null,
                 "stream_options": {"include_obfuscation": true}, "text": {"format": {"type": "text"}}}
                """);
        assertThat(request.extras()).noneMatch(Extra::matters);
        assertThat(request.outputFormat()).isEmpty();
    }

    @Proves("GEN-017")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"previous_response_id\": \"resp_1\"",
                "\"conversation\": {\"id\": \"conv_1\"}",
                "\"prompt\": {\"id\": \"pmpt_1\"}",
                "\"background\": true"
            })
    void refusesWhatNeedsAStore(String member) {
        assertThatThrownBy(() -> read("{\"model\": \"m\", \"input\": \"a\", " + member + "}"))
                .isInstanceOf(RejectedRequestException.class)
                .hasMessageContaining(member.substring(1, member.indexOf('"', 1)));
    }

    @Proves("GEN-017")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "item_reference",
                "compaction",
                "computer_call",
                "computer_call_output",
                "local_shell_call",
                "local_shell_call_output",
                "shell_call",
                "shell_call_output",
                "apply_patch_call",
                "apply_patch_call_output",
                "mcp_list_tools",
                "mcp_call",
                "mcp_approval_request",
                "mcp_approval_response",
                "program",
                "something_new"
            })
    void refusesItemsThatNobodyElseCanUnderstand(String type) {
        assertThatThrownBy(() -> input("[{\"role\": \"user\", \"content\": \"a\"}, {\"type\": \"" + type + "\"}]"))
                .isInstanceOf(RejectedRequestException.class)
                .hasMessageContaining("input[1]");
    }

    @Proves("GEN-016")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"input\": \"a\"}",
                "{\"model\": \"m\"}",
                "{\"model\": \"m\", \"input\": 7}",
                "{\"model\": \"m\", \"input\": [7]}",
                "{\"model\": \"m\", \"input\": [{\"content\": \"a\"}]}",
                "{\"model\": \"m\", \"input\": [{\"role\": \"robot\", \"content\": \"a\"}]}",
                "{\"model\": \"m\", \"input\": [{\"role\": \"user\"}]}",
                "{\"model\": \"m\", \"input\": [{\"type\": \"function_call\", \"name\": \"f\"}]}",
                "{\"model\": \"m\", \"input\": \"a\", \"tools\": [{\"name\": \"f\"}]}",
                "{\"model\": \"m\", \"input\": \"a\", \"tool_choice\": \"maybe\"}",
                "{\"model\": \"m\", \"input\": \"a\", \"reasoning\": {\"effort\": \"heroic\"}}",
                "{\"model\": \"m\", \"input\": \"a\", \"text\": {\"format\": {\"type\": \"xml\"}}}",
                "{\"model\": \"m\", \"input\": \"a\", \"include\": \"all\"}",
                "{\"model\": \"m\", \"input\": \"a\", \"stream\": \"yes\"}"
            })
    void namesTheFieldThatIsMissingOrWrong(String body) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOf(JsonShapeException.class)
                .extracting(e -> ((JsonShapeException) e).path().toString())
                .asString()
                .isNotEmpty();
    }

    private static ChatRequest input(String items) {
        return read("{\"model\": \"m\", \"input\": " + items + "}");
    }

    private static ChatRequest read(String body) {
        return new OpenAiResponsesCodec().decodeRequest(Json.parseObject(body), RequestTarget.REPLY);
    }
}
