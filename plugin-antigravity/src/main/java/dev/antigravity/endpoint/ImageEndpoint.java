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
        var body = request.body().readAll();
        var order = ImageOrder.of(request.headers().first("content-type").orElse(""), body);
        var key = request.headers().first("idempotency-key");
        if (key.isEmpty()) {
            open(request, order, request.client()).serve(reply);
            return;
        }
        answers.serve(
                new KeyedAnswers.Key(admission.holder(request), key.get()),
                KeyedAnswers.digest(operation, body),
                request.client(),
                reply,
                cancellation -> open(request, order, cancellation));
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
