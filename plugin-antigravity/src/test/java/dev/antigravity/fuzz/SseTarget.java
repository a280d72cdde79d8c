package dev.antigravity.fuzz;

import dev.antigravity.sse.SseReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// Any bytes are the same events however they arrive. The first byte says in which slices.
public final class SseTarget {
    private SseTarget() {}

    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        if (data.length == 0) {
            return;
        }
        var sliced = events(slices(data, 1 + (data[0] & 0x1f)));
        var whole = events(slices(data, data.length));
        if (!sliced.equals(whole)) {
            throw new AssertionError("in slices " + sliced + ", whole " + whole);
        }
    }

    /// All but the first byte.
    private static InputStream slices(byte[] data, int slice) {
        return new ByteArrayInputStream(data, 1, data.length - 1) {
            @Override
            public synchronized int read(byte[] target, int from, int length) {
                return super.read(target, from, Math.min(length, slice));
            }
        };
    }

    private static List<String> events(InputStream in) throws IOException {
        var reader = new SseReader(in);
        var events = new ArrayList<String>();
        do {
            for (var event = reader.poll(); event != null; event = reader.poll()) {
                events.add(event.name() + "=" + event.data());
            }
        } while (reader.fill());
        return events;
    }
}
