package dev.antigravity.relay;

import dev.antigravity.chat.StreamEvent;
import dev.antigravity.net.Cancellation;
import dev.antigravity.protocol.StreamEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/// Moves a reply from the upstream's events to the client's, each as soon as it comes; what came together goes
/// together: whoever waits for more flushes first.
final class TranslatedPump {
    private final UpstreamEvents events;
    private final StreamEncoder encoder;
    private final LiveStream live;
    private final Exchange exchange;

    TranslatedPump(UpstreamEvents events, StreamEncoder encoder, LiveStream live, Exchange exchange) {
        this.events = events;
        this.encoder = encoder;
        this.live = live;
        this.exchange = exchange;
    }

    /// @throws IOException if the client's side broke, or the client left
    void run(Cancellation client) throws IOException {
        while (!events.isOver()) {
            for (var event : next()) {
                if (event instanceof StreamEvent.Failed && client.isCancelled()) {
                    exchange.abandoned();
                    throw new IOException("the client left");
                }
                learn(event);
                live.write(encoder.encode(event));
            }
        }
        live.close();
    }

    private List<StreamEvent> next() throws IOException {
        try {
            return events.next();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void learn(StreamEvent event) {
        switch (event) {
            case StreamEvent.UsageReport(var usage) -> exchange.counted(Optional.of(usage));
            case StreamEvent.Stopped(var stop) -> exchange.stopped(Optional.of(stop.reason()));
            case StreamEvent.Failed(var error) -> exchange.brokeOff(error.message());
            case StreamEvent.Start _,
                    StreamEvent.BlockStart _,
                    StreamEvent.BlockDelta _,
                    StreamEvent.BlockStop _,
                    StreamEvent.End _ -> {}
        }
    }
}
