package dev.antigravity.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.chat.ChatReply;
import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.Delta;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.chat.StreamEvent.BlockDelta;
import dev.antigravity.chat.StreamEvent.BlockStart;
import dev.antigravity.chat.StreamEvent.BlockStop;
import dev.antigravity.json.Json;
import dev.antigravity.protocol.anthropic.AnthropicCodec;
import dev.antigravity.protocol.openai.chat.OpenAiChatCodec;
import dev.antigravity.sse.SseEvent;
import dev.antigravity.testing.Proves;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// A client that reads our stream learns the same as one that reads our whole answer, however the upstream's blocks
/// were interleaved. Reading is done by our own decoders, which take the place of the client.
class StreamsGatherTest {
    private static final String REQUEST =
            "{\"model\":\"m\",\"max_tokens\":9,\"stream_options\":{\"include_usage\":true},\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}";

    @Provide
    Arbitrary<List<StreamEvent>> streams() {
        return Replies.streams().map(StreamsGatherTest::withObjects);
    }

    @Proves({"STR-003", "STR-012", "STR-102", "STR-103"})
    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void anthropicClientsLearnTheSame(@ForAll("streams") List<StreamEvent> events) {
        var codec = new AnthropicCodec();
        agree(codec, codec, events, StreamsGatherTest::said);
    }

    @Proves({"STR-003", "STR-012", "STR-202"})
    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void chatClientsLearnTheSame(@ForAll("streams") List<StreamEvent> events) {
        var codec = new OpenAiChatCodec();
        agree(codec, codec, events, reply -> sorted(said(reply)));
    }

    private static void agree(
            ClientCodec client,
            UpstreamCodec reader,
            List<StreamEvent> events,
            Function<ChatReply, List<String>> said) {
        var request = client.decodeRequest(Json.parseObject(REQUEST), RequestTarget.REPLY);
        var reply = new ReplyFold().addAll(events).reply();
        var whole = new ReplyFold()
                .addAll(reader.decodeReply(client.encodeReply(reply, context(request))))
                .reply();

        var decoder = reader.streamDecoder();
        var encoder = client.streamEncoder(context(request));
        var gathered = new ReplyFold();
        for (var event : events) {
            for (var frame : encoder.encode(event)) {
                if (frame instanceof StreamFrame.Data(var name, var data)) {
                    gathered.addAll(decoder.decode(SseEvent.of(name, data.toString())));
                }
            }
        }
        gathered.addAll(decoder.end());

        assertThat(said.apply(gathered.reply())).isEqualTo(said.apply(whole));
        assertThat(gathered.reply().stop().reason()).isEqualTo(whole.stop().reason());
        assertThat(gathered.reply().usage()).isEqualTo(whole.usage());
    }

    /// What a reply says, text that is not divided by anything else in one piece.
    private static List<String> said(ChatReply reply) {
        var said = new ArrayList<String>();
        for (var block : reply.blocks()) {
            var kind = block.getClass().getSimpleName();
            var line = switch (block) {
                case ContentBlock.Text text -> text.text();
                case ContentBlock.Refusal refusal -> refusal.text();
                case ContentBlock.Thinking thinking -> thinking.text();
                case ContentBlock.ToolUse call -> call.name() + call.arguments();
                default -> block.toString();
            };
            if (!line.isEmpty()) {
                said.add(kind + ": " + line);
            }
        }
        return said;
    }

    /// The same where a message has one place for each kind: all text together, then all calls, …
    private static List<String> sorted(List<String> said) {
        var texts = new TreeMap<String, String>();
        var sorted = new ArrayList<String>();
        for (var line : said) {
            var parts = line.split(": ", 2);
            if (parts[0].equals("ToolUse")) {
                sorted.add(line);
            } else {
                texts.merge(parts[0], parts[1], String::concat);
            }
        }
        texts.forEach((kind, text) -> sorted.add(kind + ": " + text));
        return sorted;
    }

    private static ReplyContext context(ChatRequest request) {
        return new ReplyContext(request, "req_1", Instant.EPOCH, new IdSource(new Random(7)));
    }

    /// The same stream with calls whose arguments are objects, in two pieces.
    private static List<StreamEvent> withObjects(List<StreamEvent> events) {
        var calls = new HashSet<Integer>();
        var mended = new ArrayList<StreamEvent>();
        for (var event : events) {
            switch (event) {
                case BlockStart(var index, ContentBlock.ToolUse call) -> {
                    calls.add(index);
                    mended.add(new BlockStart(index, ContentBlock.ToolUse.of("call_" + index, call.name(), "")));
                    mended.add(new BlockDelta(index, new Delta.Arguments("{\"k\":")));
                }
                case BlockDelta(var index, Delta.Arguments _) when calls.contains(index) -> {}
                case BlockStop(var index)
                when calls.contains(index) -> {
                    mended.add(new BlockDelta(index, new Delta.Arguments(index + "}")));
                    mended.add(event);
                }
                default -> mended.add(event);
            }
        }
        return mended;
    }
}
