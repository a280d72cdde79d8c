package dev.antigravity.protocol.openai.responses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.antigravity.chat.ChatReply;
import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.chat.StopReason;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.json.Json;
import dev.antigravity.protocol.ReplyFold;
import dev.antigravity.protocol.ReplyGrammar;
import dev.antigravity.protocol.UnreadableAnswerException;
import dev.antigravity.sse.SseEvent;
import dev.antigravity.testing.Proves;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/// Streams of upstreams that leave things out, or are not what they should be (RRS-002, RRS-003, STR-008, STR-011).
class UpstreamStreamsTest {
    private static final String COMPLETED = "{'type':'response.completed','response':{'output':[]}}";

    private final OpenAiResponsesCodec codec = new OpenAiResponsesCodec();

    @Test
    void takesTheNameOfAnEventWhereItsDataHasNoType() {
        var decoder = codec.streamDecoder();
        var data = bytes("{'output_index':0,'content_index':0,'delta':'Hi'}");
        assertThat(decoder.decode(new SseEvent("response.output_text.delta", data, 0, data.length)))
                .hasSize(3);
    }

    @Test
    void readsItemsThatWereNeverAnnounced() {
        var reply = reply(
                "{'type':'response.output_text.delta','output_index':0,'content_index':0,'delta':'Hi'}",
                "{'type':'response.output_item.done','output_index':1,'item':"
                        + "{'type':'function_call','call_id':'c','name':'f','namespace':'n','arguments':'{}'}}",
                COMPLETED);
        assertThat(reply.blocks())
                .containsExactly(ContentBlock.Text.of("Hi"), ContentBlock.ToolUse.of("c", "n__f", "{}"));
        assertThat(reply.stop().reason()).isEqualTo(StopReason.TOOL_USE);
    }

    @Proves("RRS-002")
    @Test
    void takesEverythingFromTheFinalEventIfNothingCameBefore() {
        var reply = reply("{'type':'response.completed','response':{'output':[{'type':'message','content':"
                + "[{'type':'output_text','text':'Hi','annotations':[]}]}],'usage':{'input_tokens':3}}}");
        assertThat(reply.blocks()).containsExactly(ContentBlock.Text.of("Hi"));
        assertThat(reply.usage().input()).isEqualTo(3);
    }

    @Proves("RRS-002")
    @Test
    void takesNothingTwice() {
        var reply = reply(
                "{'type':'response.output_item.added','output_index':0,'item':{'type':'message','content':[]}}",
                "{'type':'response.output_text.delta','output_index':0,'content_index':0,'delta':'Hi'}",
                "{'type':'response.output_text.done','output_index':0,'content_index':0,'text':'Hi'}",
                "{'type':'response.content_part.done','output_index':0,'content_index':0,'part':"
                        + "{'type':'output_text','text':'Hi','annotations':[]}}",
                "{'type':'response.output_item.done','output_index':0,'item':"
                        + "{'type':'message','content':[{'type':'output_text','text':'Hi'}]}}",
                "{'type':'response.completed','response':{'output':"
                        + "[{'type':'message','content':[{'type':'output_text','text':'Hi'}]}]}}");
        assertThat(reply.blocks()).containsExactly(ContentBlock.Text.of("Hi"));
    }

    @Proves("RRS-001")
    @Test
    void readsTheWordsOfReasoningWhereThereIsNoSummary() {
        var reply = reply(
                "{'type':'response.reasoning_text.delta','output_index':0,'content_index':0,'delta':'One'}",
                "{'type':'response.reasoning_text.done','output_index':0,'content_index':1,'text':'Two'}",
                "{'type':'response.reasoning_summary_text.delta','output_index':0,'summary_index':0,'delta':'S'}",
                COMPLETED);
        assertThat(reply.blocks()).containsExactly(ContentBlock.Thinking.of("One\n\nTwo"));
    }

    @Proves("STR-008")
    @Test
    void isCutWithoutAFinalEventWhateverElseEndsIt() {
        assertThat(failureOf("{'type':'response.created','response':{}}")).isEqualTo(ErrorKind.SERVER);
        var decoder = codec.streamDecoder();
        decoder.decode(event("{'type':'response.in_progress','response':{}}"));
        var done = "[DONE]".getBytes(StandardCharsets.UTF_8);
        assertThat(decoder.decode(new SseEvent("", done, 0, done.length)))
                .singleElement()
                .isInstanceOf(StreamEvent.Failed.class);
    }

    @Proves("ERR-014")
    @Test
    void sortsFailuresByTheirCode() {
        assertThat(failureOf(failed("'code':'rate_limit_exceeded'"))).isEqualTo(ErrorKind.RATE_LIMIT);
        assertThat(failureOf(failed("'code':'insufficient_quota'"))).isEqualTo(ErrorKind.BILLING);
        assertThat(failureOf(failed("'code':'server_is_overloaded'"))).isEqualTo(ErrorKind.OVERLOADED);
        assertThat(failureOf(failed("'code':'server_error'"))).isEqualTo(ErrorKind.SERVER);
        assertThat(failureOf(failed("'code':'image_too_large'"))).isEqualTo(ErrorKind.INVALID_REQUEST);
        assertThat(failureOf(failed("'code':'odd','type':'server_error'"))).isEqualTo(ErrorKind.SERVER);
        assertThat(failureOf("{'type':'response.failed','response':{'error':null}}"))
                .isEqualTo(ErrorKind.SERVER);
        assertThat(failureOf("{'type':'error','error':{'type':'authentication_error','message':'m'}}"))
                .isEqualTo(ErrorKind.AUTHENTICATION);
        assertThat(failureOf("{'error':{'code':'overloaded','message':'m'}}")).isEqualTo(ErrorKind.OVERLOADED);
    }

    private static String failed(String error) {
        return "{'type':'response.failed','response':{'error':{" + error + ",'message':'m'}}}";
    }

    @Proves({"RRS-003", "STP-003"})
    @Test
    void refusesAnswersThatAreNotFinishedOrNoneAtAll() {
        for (var answer : List.of(
                "{'status':'in_progress','output':[]}",
                "{'status':'completed'}",
                "{'output':[{'id':'x'}]}",
                "{'output':[{'type':'function_call','call_id':'c'}]}",
                "[]")) {
            assertThatThrownBy(() -> codec.decodeReply(Json.parse(bytes(answer))))
                    .as(answer)
                    .isInstanceOf(UnreadableAnswerException.class);
        }
    }

    @Provide
    Arbitrary<List<String>> soups() {
        var events = Arbitraries.of(
                "{'type':'response.created'}",
                "{'type':'response.output_item.added','output_index':I,'item':{'type':'message','content':[]}}",
                "{'type':'response.output_item.added','output_index':I,'item':{'type':'function_call','name':'f'}}",
                "{'type':'response.output_item.added','output_index':I,'item':{'type':'reasoning','id':'r'}}",
                "{'type':'response.output_text.delta','output_index':I,'content_index':J,'delta':'t'}",
                "{'type':'response.output_text.delta','output_index':I,'delta':7}",
                "{'type':'response.output_text.done','output_index':I,'content_index':J,'text':'t'}",
                "{'type':'response.refusal.delta','output_index':I,'content_index':J,'delta':'r'}",
                "{'type':'response.output_text.annotation.added','output_index':I,'annotation':{'type':'x'}}",
                "{'type':'response.content_part.done','output_index':I,'part':{'type':'refusal','refusal':'r'}}",
                "{'type':'response.function_call_arguments.delta','output_index':I,'delta':'{'}",
                "{'type':'response.function_call_arguments.done','output_index':I,'arguments':'{}'}",
                "{'type':'response.reasoning_summary_text.delta','output_index':I,'summary_index':J,'delta':'s'}",
                "{'type':'response.reasoning_text.delta','output_index':I,'delta':'w'}",
                "{'type':'response.output_item.done','output_index':I,'item':{'type':'reasoning','summary':[]}}",
                "{'type':'response.output_item.done','output_index':I,'item':{'type':'message','content':"
                        + "[{'type':'output_text','text':'t'},{'type':'refusal','refusal':'r'}]}}",
                "{'type':'response.output_item.done','output_index':I,'item':{'type':'custom_tool_call','name':'g'}}",
                "{'type':'response.output_item.done','output_index':I,'item':{'type':'web_search_call'}}",
                "{'type':'response.unheard_of'}",
                "{'type':'response.incomplete','response':{'usage':{}}}",
                "no JSON",
                COMPLETED);
        return events.flatMap(event -> Arbitraries.of("0", "1", "2")
                        .flatMap(i -> Arbitraries.of("0", "1")
                                .map(j -> event.replace("I,", i + ",").replace("J,", j + ","))))
                .list()
                .ofMaxSize(14);
    }

    @Property(tries = 3_000, edgeCases = EdgeCasesMode.NONE)
    void keepsTheGrammarWhateverTheUpstreamSends(@ForAll("soups") List<String> soup) {
        ReplyGrammar.check(events(soup));
    }

    private ErrorKind failureOf(String... events) {
        return fold(events).failure().orElseThrow().kind();
    }

    private ChatReply reply(String... events) {
        var fold = fold(events);
        assertThat(fold.isComplete()).isTrue();
        return fold.reply();
    }

    private ReplyFold fold(String... events) {
        var decoded = events(List.of(events));
        ReplyGrammar.check(decoded);
        return new ReplyFold().addAll(decoded);
    }

    private List<StreamEvent> events(List<String> events) {
        var decoder = codec.streamDecoder();
        var decoded = new ArrayList<StreamEvent>();
        events.forEach(event -> decoded.addAll(decoder.decode(event(event))));
        decoded.addAll(decoder.end());
        return decoded;
    }

    private static SseEvent event(String data) {
        var bytes = bytes(data);
        return new SseEvent("", bytes, 0, bytes.length);
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
