package dev.antigravity.benchmarks;

import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.protocol.ReplyContext;
import dev.antigravity.protocol.StreamEncoder;
import dev.antigravity.protocol.SurrogateJoiner;
import dev.antigravity.sse.SseReader;
import dev.antigravity.sse.SseWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// A whole streamed reply from an upstream's bytes to a client's.
@State(Scope.Thread)
public class StreamTranslation {
    @Param("OPENAI_CHAT")
    public Protocol upstream = Protocol.OPENAI_CHAT;

    @Param("ANTHROPIC_MESSAGES")
    public Protocol client = Protocol.ANTHROPIC_MESSAGES;

    @Param("1000")
    public int events;

    private byte[] stream = {};
    private ReplyContext context = Traffic.context(Protocol.ANTHROPIC_MESSAGES);

    @Setup
    public void prepare() throws IOException {
        stream = Traffic.stream(upstream, events);
        context = Traffic.context(client);
    }

    @Benchmark
    public long translate() throws IOException {
        var out = new Counter();
        var sse = new SseWriter(out);
        var reader = new SseReader(new ByteArrayInputStream(stream));
        var decoder = Codecs.upstream(upstream).streamDecoder();
        var encoder = Codecs.client(client).streamEncoder(context);
        var joiner = new SurrogateJoiner();
        do {
            for (var event = reader.poll(); event != null; event = reader.poll()) {
                write(decoder.decode(event), joiner, encoder, sse);
            }
        } while (reader.fill());
        write(decoder.end(), joiner, encoder, sse);
        return out.bytes;
    }

    private static void write(List<StreamEvent> events, SurrogateJoiner joiner, StreamEncoder encoder, SseWriter sse)
            throws IOException {
        for (var event : events) {
            for (var joined : joiner.pass(event)) {
                for (var frame : encoder.encode(joined)) {
                    Traffic.write(frame, sse);
                }
            }
        }
    }

    private static final class Counter extends OutputStream {
        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] from, int offset, int length) {
            bytes += length;
        }
    }
}
