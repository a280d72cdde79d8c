package dev.antigravity.benchmarks;

import dev.antigravity.chat.Protocol;
import dev.antigravity.json.JsonSplice;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.TopLevelMembers;
import java.io.IOException;
import java.io.OutputStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// A request between two of one protocol: scanned once, written with another model's name.
@State(Scope.Thread)
public class VerbatimRename {
    @Param("200000")
    public int bytes;

    /// Whether nearly all of the request is one image.
    @Param("false")
    public boolean image;

    private byte[] request = {};

    @Setup
    public void prepare() {
        request = image
                ? Traffic.requestWithImage(Protocol.ANTHROPIC_MESSAGES, bytes)
                : Traffic.request(Protocol.ANTHROPIC_MESSAGES, bytes);
    }

    @Benchmark
    public long rename() throws IOException {
        var splice = new JsonSplice(TopLevelMembers.scan(request)).set("model", new JsonString("another-model"));
        splice.writeTo(OutputStream.nullOutputStream());
        return splice.length();
    }
}
