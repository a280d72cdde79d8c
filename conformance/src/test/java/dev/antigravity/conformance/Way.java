package dev.antigravity.conformance;

import dev.antigravity.chat.Protocol;
import java.util.Arrays;
import java.util.stream.Stream;

/// One way for an answer to come.
///
/// @param streamed whether the client asks for a stream
record Way(Protocol upstream, boolean streamed) {
    static Stream<Way> all() {
        return Arrays.stream(Protocol.values())
                .flatMap(upstream -> Stream.of(new Way(upstream, false), new Way(upstream, true)));
    }

    @Override
    public String toString() {
        return upstream.id() + (streamed ? ", streamed" : "");
    }
}
