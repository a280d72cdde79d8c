package dev.antigravity.endpoint;

import dev.antigravity.net.Cancellation;
import dev.antigravity.protocol.ClientCodec;
import dev.antigravity.protocol.IdSource;
import dev.antigravity.relay.ImageOrder;
import dev.antigravity.relay.InboundCall;
import dev.antigravity.relay.KeyedAnswers;
import dev.antigravity.relay.Relay;
import dev.antigravity.relay.Reply;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/// A path that takes wishes for pictures, in JSON or in a form.
final class ImageEndpoint implements Endpoint {
    private static final String VERSION = "/v1";

    private final String operation;
    private final ClientCodec codec;
    private final Admission admission;
    private final Relay relay;
    private final KeyedAnswers answers;
    private final IdSource ids;
    private final Clock clock;

    /// @param operation `/images/generations` or `/images/edits`
    /// @param codec     of OpenAI's clients, for errors
    /// @param answers   to requests with an idempotency key
    ImageEndpoint(
            String operation,
            ClientCodec codec,
            Admission admission,
            Relay relay,
            KeyedAnswers answers,
            IdSource ids,
            Clock clock) {
        this.operation = operation;
        this.codec = codec;
        this.admission = admission;
        this.relay = relay;
        this.answers = answers;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public boolean serves(String method, String requested) {
        return method.equals("POST") && requested.equals(VERSION + operation);
    }

    @Override
    public boolean takesClients() {
        return true;
    }

    @Override
    public void serve(HttpInbound request, Reply reply) throws IOException {
        try (var order = new Shared(order(request))) {
            var key = request.headers().first("idempotency-key");
            if (key.isEmpty()) {
                open(request, order.order(), request.client()).serve(reply);
                return;
            }
            answers.serve(
                    new KeyedAnswers.Key(admission.holder(request), key.get()),
                    KeyedAnswers.digest(operation, order.order().body()),
                    request.client(),
                    reply,
                    cancellation -> order.keptFor(open(request, order.order(), cancellation)));
        }
    }

    private static ImageOrder order(HttpInbound request) throws IOException {
        var body = request.body().spool();
        try {
            return ImageOrder.of(request.headers().first("content-type").orElse(""), body);
        } catch (IOException | RuntimeException e) {
            body.close();
            throw e;
        }
    }

    /// An order that is needed until both the request has been answered and its work is over.
    private record Shared(ImageOrder order, AtomicInteger users) implements AutoCloseable {
        Shared(ImageOrder order) {
            this(order, new AtomicInteger(1));
        }

        KeyedAnswers.Serving keptFor(KeyedAnswers.Serving work) {
            users.incrementAndGet();
            return reply -> {
                try (this) {
                    work.serve(reply);
                }
            };
        }

        @Override
        public void close() throws IOException {
            if (users.decrementAndGet() == 0) {
                order.close();
            }
        }
    }

    private KeyedAnswers.Serving open(HttpInbound request, ImageOrder order, Cancellation cancellation) {
        var received = Instant.now(clock);
        var call = InboundCall.forPictures(
                ids.next("req_", received),
                received,
                codec,
                operation,
                request.headers(),
                QueryStrings.withoutKey(request.rawQuery()),
                order,
                cancellation);
        admission.admit(request, call);
        return reply -> relay.serve(call, reply);
    }
}
