package dev.antigravity.testing;

import dev.antigravity.chat.CacheControl;
import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.Effort;
import dev.antigravity.chat.Given;
import dev.antigravity.chat.MediaSource;
import dev.antigravity.chat.Message;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.Role;
import dev.antigravity.chat.Signature;
import dev.antigravity.chat.SystemBlock;
import dev.antigravity.chat.ThinkingRequest;
import dev.antigravity.chat.Tool;
import dev.antigravity.chat.ToolChoice;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/// Conversations as some client might send them: every kind of block in any order, calls with and without results,
/// results without calls, ids and names of any shape.
public final class Conversations {
    private static final JsonPath PATH = JsonPath.ROOT.member("messages");
    private static final JsonObject SEARCH = Json.parseObject(
            "{\"type\":\"server_tool_use\",\"id\":\"srvtoolu_1\",\"name\":\"web_search\",\"input\":{}}");
    private static final String PNG = "iVBORw0KGgo=";

    private Conversations() {}

    public static Arbitrary<ChatRequest> requests() {
        return Combinators.combine(
                        messages(),
                        texts().list().ofMaxSize(2),
                        tools(),
                        choices(),
                        thinking(),
                        Arbitraries.of(true, false))
                .as(Conversations::request);
    }

    private static ChatRequest request(
            List<Message> messages,
            List<String> system,
            List<Tool> tools,
            Optional<ToolChoice> choice,
            ThinkingRequest thinking,
            boolean stream) {
        var request = ChatRequest.builder(Protocol.ANTHROPIC_MESSAGES, JsonObject.EMPTY).model("m").stream(stream)
                .messages(messages, PATH)
                .maxTokens(Optional.of(Given.of(new JsonNumber("4000"), JsonPath.ROOT.member("max_tokens"))))
                .thinking(thinking);
        system.forEach(text -> request.system(SystemBlock.of(text)));
        tools.forEach(request::tool);
        choice.filter(_ -> !tools.isEmpty())
                .ifPresent(wanted -> request.toolChoice(Given.of(wanted, JsonPath.ROOT.member("tool_choice"))));
        return request.build();
    }

    private static Arbitrary<List<Message>> messages() {
        var user = blocks(Conversations::userBlock).map(Conversations::userMessage);
        var assistant = blocks(Conversations::assistantBlock).map(blocks -> message(Role.ASSISTANT, blocks));
        var system = texts().map(text -> message(Role.SYSTEM, List.of(ContentBlock.Text.of(text, PATH))))
                .optional(0.2);
        return Combinators.combine(assistant, user, system)
                .as(Conversations::turn)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(Conversations::conversation);
    }

    private static List<Message> turn(Message assistant, Message user, Optional<Message> system) {
        var turn = new ArrayList<>(List.of(assistant, user));
        system.ifPresent(turn::add);
        return turn;
    }

    /// Begun by the user, who also has the last word.
    private static List<Message> conversation(List<List<Message>> turns) {
        var all = new ArrayList<Message>();
        all.add(message(Role.USER, List.of(ContentBlock.Text.of("Begin.", PATH))));
        turns.forEach(all::addAll);
        all.add(message(Role.USER, List.of(ContentBlock.Text.of("Go on.", PATH))));
        return all;
    }

    /// A message that is there even when none of its results has a call, so that neighbours never become one.
    private static Message userMessage(List<ContentBlock> blocks) {
        var all = new ArrayList<>(blocks);
        all.add(ContentBlock.Text.of("Well?", PATH));
        return message(Role.USER, all);
    }

    private static Message message(Role role, List<ContentBlock> blocks) {
        return Message.of(role, blocks, PATH.item(0));
    }

    private static Arbitrary<List<ContentBlock>> blocks(Function<String, Arbitrary<ContentBlock>> kind) {
        return ids().flatMap(kind).list().ofMaxSize(4);
    }

    private static Arbitrary<ContentBlock> userBlock(String id) {
        var results = Combinators.combine(resultContent().list().ofMaxSize(3), Arbitraries.of(true, false))
                .as((content, error) ->
                        (ContentBlock) new ContentBlock.ToolResult(id, content, error, Optional.empty(), PATH));
        return Arbitraries.frequencyOf(
                Tuple.of(4, text()), Tuple.of(2, picture()), Tuple.of(2, document()), Tuple.of(4, results));
    }

    private static Arbitrary<ContentBlock> assistantBlock(String id) {
        var calls = Combinators.combine(names(), Arbitraries.of("{}", "{\"a\":[1.0,2e3,null],\"b\":{\"ä\":\"😀\"}}"))
                .as((name, arguments) -> (ContentBlock) ContentBlock.ToolUse.of(id, name, arguments));
        var custom = texts().map(input ->
                (ContentBlock) ContentBlock.ToolUse.of(id, "patch", "").asCustom(input));
        var native_ = Arbitraries.just(
                (ContentBlock) new ContentBlock.Native(Protocol.ANTHROPIC_MESSAGES, SEARCH, List.of(), false, PATH));
        return Arbitraries.frequencyOf(
                Tuple.of(4, text()),
                Tuple.of(4, calls),
                Tuple.of(1, custom),
                Tuple.of(3, thoughts()),
                Tuple.of(1, Arbitraries.just(new ContentBlock.RedactedThinking("data", PATH))),
                Tuple.of(1, texts().map(words -> new ContentBlock.Refusal(words, PATH))),
                Tuple.of(1, native_));
    }

    private static Arbitrary<ContentBlock> thoughts() {
        var proofs = Arbitraries.of(
                        new Signature(Signature.Maker.ANTHROPIC, "c2ln"),
                        new Signature(Signature.Maker.OPENAI, "rs_7.enc"),
                        new Signature(Signature.Maker.GOOGLE, "EjQK"))
                .optional();
        return Combinators.combine(texts(), proofs).as((words, proof) -> new ContentBlock.Thinking(words, proof, PATH));
    }

    private static Arbitrary<ContentBlock> resultContent() {
        return Arbitraries.frequencyOf(Tuple.of(3, text()), Tuple.of(1, picture()), Tuple.of(1, document()));
    }

    private static Arbitrary<ContentBlock> text() {
        var marks =
                Arbitraries.of(new CacheControl(true), new CacheControl(false)).optional(0.2);
        return Combinators.combine(
                        Arbitraries.frequencyOf(Tuple.of(9, texts()), Tuple.of(1, Arbitraries.just(""))), marks)
                .as((words, mark) -> new ContentBlock.Text(words, List.of(), mark, PATH));
    }

    private static Arbitrary<ContentBlock> picture() {
        return Arbitraries.<MediaSource>of(
                        new MediaSource.Base64("image/png", PNG),
                        new MediaSource.Base64("image/jpeg", PNG),
                        new MediaSource.Url("https://e.example/a.png", Optional.empty()))
                .map(source -> new ContentBlock.Image(source, Optional.empty(), Optional.empty(), PATH));
    }

    private static Arbitrary<ContentBlock> document() {
        var sources = Arbitraries.<MediaSource>of(
                new MediaSource.Base64("application/pdf", PNG), new MediaSource.PlainText("plain words"));
        return Combinators.combine(sources, Arbitraries.of("a title").optional())
                .as((source, title) -> new ContentBlock.Document(source, title, Optional.empty(), PATH));
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.of(
                "words", "two\nlines", " white ", "\"quoted\" \\ and </tags>", "Grüße, 世界 😀", "x".repeat(300));
    }

    private static Arbitrary<String> ids() {
        return Arbitraries.of("call_1", "call_2", "toolu_3", "an id: with spaces", "i".repeat(70));
    }

    private static Arbitrary<String> names() {
        return Arbitraries.of("search", "mcp__server__tool", "dotted.name:v1", "9lives", "n".repeat(140));
    }

    private static Arbitrary<List<Tool>> tools() {
        var schemas = Arbitraries.of(
                        "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"array\",\"items\":{\"type\":\"integer\"}}}}",
                        "{\"type\":\"object\",\"$defs\":{\"n\":{\"type\":\"object\",\"properties\":{\"n\":{\"$ref\":\"#/$defs/n\"}}}},"
                                + "\"properties\":{\"n\":{\"$ref\":\"#/$defs/n\"}}}",
                        "{\"anyOf\":[{\"type\":\"object\",\"properties\":{\"x\":{\"const\":1}}},{\"type\":\"object\"}]}")
                .map(Json::parseObject)
                .optional();
        var functions = Combinators.combine(names(), schemas).as((name, schema) -> (Tool) new Tool.Function(
                name,
                Optional.of("does something"),
                schema,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                JsonObject.EMPTY,
                JsonPath.ROOT.member("tools").item(0)));
        var custom = Arbitraries.just((Tool) new Tool.Custom(
                "patch",
                Optional.of("patches"),
                Optional.empty(),
                Optional.empty(),
                JsonPath.ROOT.member("tools").item(0)));
        return Arbitraries.frequencyOf(Tuple.of(4, functions), Tuple.of(1, custom))
                .list()
                .ofMaxSize(4)
                .uniqueElements(Tool::name);
    }

    private static Arbitrary<Optional<ToolChoice>> choices() {
        return Arbitraries.<ToolChoice>of(new ToolChoice.Auto(), new ToolChoice.Any(), new ToolChoice.None())
                .optional();
    }

    private static Arbitrary<ThinkingRequest> thinking() {
        var path = JsonPath.ROOT.member("thinking");
        return Arbitraries.of(
                ThinkingRequest.unset(path),
                ThinkingRequest.off(path),
                new ThinkingRequest(
                        ThinkingRequest.State.ON,
                        Optional.empty(),
                        Optional.of(Given.of(Effort.HIGH, path.member("effort"))),
                        path),
                new ThinkingRequest(
                        ThinkingRequest.State.ON,
                        Optional.of(Given.of(2_000L, path.member("budget_tokens"))),
                        Optional.empty(),
                        path));
    }
}
