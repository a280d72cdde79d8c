package dev.antigravity.endpoint;

import dev.antigravity.protocol.ClientCodec;
import dev.antigravity.protocol.IdSource;
import dev.antigravity.protocol.RequestTarget;
import dev.antigravity.relay.InboundCall;
import dev.antigravity.relay.Relay;
import dev.antigravity.relay.Reply;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;

/// A path that takes conversations in one dialect whose model stands in the body, to answer them or to count them.
final class ConversationEndpoint implements Endpoint {
    private final String path;
    private final String operation;
    private final RequestTarget target;
    private final ClientCodec codec;
    private final Admission admission;
    private final Relay relay;
    private final IdSource ids;
    private final Clock clock;

    /// @param path      with version: `/v1/messages`
    /// @param operation the same without: `/messages`
    /// @param target    what is wanted of the conversation
    ConversationEndpoint(
            String path,
            String operation,
            RequestTarget target,
            ClientCodec codec,
            Admission admission,
            Relay relay,
            IdSource ids,
            Clock clock) {
        this.path = path;
        this.operation = operation;
        this.target = target;
        this.codec = codec;
        this.admission = admission;
        this.relay = relay;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public boolean serves(String method, String requested) {
        return method.equals("POST") && requested.equals(path);
    }

    @Override
    public boolean takesClients() {
        return true;
    }

    @Override
    public void serve(HttpInbound request, Reply reply) throws IOException {
        var body = request.body().readAll();
        var received = Instant.now(clock);
        var call = new InboundCall(
                ids.next("req_", received),
                received,
                codec,
                target,
                _ -> operation,
                request.headers(),
                QueryStrings.withoutKey(request.rawQuery()),
                body,
                false,
                request.client());
        admission.admit(request, call);
        relay.serve(call, reply);
    }
}
