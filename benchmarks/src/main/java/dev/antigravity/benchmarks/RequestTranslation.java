package dev.antigravity.benchmarks;

import dev.antigravity.chat.Protocol;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// A request from a client's bytes to an upstream's.
@State(Scope.Thread)
public class RequestTranslation {
    @Param("ANTHROPIC_MESSAGES")
    public Protocol client = Protocol.ANTHROPIC_MESSAGES;

    @Param("OPENAI_CHAT")
    public Protocol upstream = Protocol.OPENAI_CHAT;

    @Param("200000")
    public int bytes;

    /// Whether nearly all of the request is one image.
    @Param("false")
    public boolean image;

    private byte[] request = {};

    @Setup
    public void prepare() {
        request = image ? Traffic.requestWithImage(client, bytes) : Traffic.request(client, bytes);
    }

    @Benchmark
    public byte[] translate() {
        return Traffic.translate(request, client, upstream);
    }
}
