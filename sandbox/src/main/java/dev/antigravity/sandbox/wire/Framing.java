package dev.antigravity.sandbox.wire;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How events are written one after another.
public enum Framing {
    /// Server-sent events (WHATWG HTML, section 9.2).
    SSE("text/event-stream; charset=utf-8") {
        @Override
        Iterator<byte[]> frames(List<Event> events) {
            return events.stream()
                    .map(event ->
                            event.name().map(name -> "event: " + name + "\n").orElse("") + "data: "
                                    + event.data().get() + "\n\n")
                    .map(Framing::bytes)
                    .iterator();
        }
    },
    /// One JSON array, written item by item.
    JSON_ARRAY("application/json; charset=UTF-8") {
        @Override
        Iterator<byte[]> frames(List<Event> events) {
            var items = IntStream.range(0, events.size())
                    .mapToObj(
                            i -> (i == 0 ? "[" : ",\r\n") + events.get(i).data().get());
            return Stream.concat(items, Stream.of(events.isEmpty() ? "[]" : "]"))
                    .map(Framing::bytes)
                    .iterator();
        }
    };

    private final String contentType;

    Framing(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    abstract Iterator<byte[]> frames(List<Event> events);

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
