package dev.antigravity.endpoint;

import dev.antigravity.protocol.ClientCodec;
import dev.antigravity.protocol.IdSource;
import dev.antigravity.protocol.gemini.GeminiCall;
import dev.antigravity.relay.InboundCall;
import dev.antigravity.relay.Relay;
import dev.antigravity.relay.Reply;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;

/// The paths of Gemini's methods, which name the model: `/v1beta/models/{model}:generateContent`. Google's newest
/// clients say `/v1`.
final class GeminiEndpoint implements Endpoint {
    private final ClientCodec codec;
    private final Admission admission;
    private final Relay relay;
    private final IdSource ids;
    private final Clock clock;

    GeminiEndpoint(ClientCodec codec, Admission admission, Relay relay, IdSource ids, Clock clock) {
        this.codec = codec;
        this.admission = admission;
        this.relay = relay;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public boolean serves(String method, String path) {
        return method.equals("POST") && GeminiCall.parse(path, "").isPresent();
    }

    @Override
    public boolean takesClients() {
        return true;
    }

    @Override
    public void serve(HttpInbound request, Reply reply) throws IOException {
        var asked = GeminiCall.parse(request.path(), request.rawQuery()).orElseThrow();
        var body = request.body().readAll();
        var received = Instant.now(clock);
        var call = new InboundCall(
                ids.next("req_", received),
                received,
                codec,
                asked.target(),
                asked::operation,
                request.headers(),
                QueryStrings.withoutKey(request.rawQuery()),
                body,
                asked.target().stream() && !asked.eventStream(),
                request.client());
        admission.admit(request, call);
        relay.serve(call, reply);
    }
}
