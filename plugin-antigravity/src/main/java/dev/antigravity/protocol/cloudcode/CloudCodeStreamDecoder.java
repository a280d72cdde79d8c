package dev.antigravity.protocol.cloudcode;

import dev.antigravity.chat.StreamEvent;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.protocol.JsonStreamDecoder;
import java.util.List;

/// Takes each chunk of a stream out of its envelope (VRS-001); an envelope without one says nothing.
final class CloudCodeStreamDecoder implements JsonStreamDecoder.Steps {
    private final JsonStreamDecoder.Steps inner;

    CloudCodeStreamDecoder(JsonStreamDecoder.Steps inner) {
        this.inner = inner;
    }

    @Override
    public void read(String name, JsonCursor event, List<StreamEvent> out) {
        if (event.find("error").isPresent()) {
            inner.read(name, event, out);
        } else {
            event.find(CloudCodeCodec.RESPONSE)
                    .ifPresent(response -> inner.read(name, JsonCursor.of(response.asObject()), out));
        }
    }

    @Override
    public void close(boolean saidDone, List<StreamEvent> out) {
        inner.close(saidDone, out);
    }
}
