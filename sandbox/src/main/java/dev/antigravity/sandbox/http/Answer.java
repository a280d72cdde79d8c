package dev.antigravity.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/// What to answer to a call, and how to deliver it.
public sealed interface Answer {
    int status();

    Headers headers();

    Delivery delivery();

    Answer deliveredBy(Delivery delivery);

    /// The same answer with more headers.
    Answer with(Headers more);

    /// An answer whose length is known.
    @SuppressWarnings("ArrayRecordComponent")
    record Whole(int status, Headers headers, byte[] body, Delivery delivery) implements Answer {
        @Override
        public Whole deliveredBy(Delivery other) {
            return new Whole(status, headers, body, other);
        }

        @Override
        public Whole with(Headers more) {
            return new Whole(status, headers.and(more), body, delivery);
        }
    }

    /// An answer sent event by event, each flushed by itself.
    ///
    /// @param events read once, while they are sent
    record Streamed(int status, Headers headers, Iterator<byte[]> events, Delivery delivery) implements Answer {
        @Override
        public Streamed deliveredBy(Delivery other) {
            return new Streamed(status, headers, events, other);
        }

        @Override
        public Streamed with(Headers more) {
            return new Streamed(status, headers.and(more), events, delivery);
        }
    }

    static Answer json(int status, byte[] body) {
        return json(status, Headers.NONE, body);
    }

    static Answer json(int status, Headers headers, byte[] body) {
        return new Whole(status, Headers.of("content-type", "application/json").and(headers), body, Delivery.PROMPT);
    }

    static Answer html(int status, String page) {
        return html(status, Headers.NONE, page);
    }

    static Answer html(int status, Headers headers, String page) {
        var all = Headers.of("content-type", "text/html; charset=utf-8").and(headers);
        return new Whole(status, all, page.getBytes(StandardCharsets.UTF_8), Delivery.PROMPT);
    }

    static Answer empty(int status, Headers headers) {
        return new Whole(status, headers, new byte[0], Delivery.PROMPT);
    }
}
