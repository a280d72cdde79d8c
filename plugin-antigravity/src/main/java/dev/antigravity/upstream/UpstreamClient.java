package dev.antigravity.upstream;

import dev.antigravity.net.Body;
import dev.antigravity.net.Cancellation;
import dev.antigravity.net.Headers;
import dev.antigravity.net.OutboundAnswer;
import dev.antigravity.net.OutboundClient;
import dev.antigravity.net.OutboundException;
import dev.antigravity.net.OutboundRequest;

/// Calls upstreams on behalf of accounts. Thread-safe.
public final class UpstreamClient {
    private final OutboundClient client;

    public UpstreamClient(OutboundClient client) {
        this.client = client;
    }

    /// @param headers of the dialect or the client, without credentials
    /// @throws OutboundException if there is no answer
    public OutboundAnswer call(UpstreamTarget target, Headers headers, Body body, Cancellation cancellation)
            throws OutboundException {
        var all = AccessHeaders.add(target.protocol(), target.credential(), headers);
        for (var own : target.headers().entrySet()) {
            all = all.with(own.getKey(), own.getValue().reveal());
        }
        var request = new OutboundRequest("POST", target.uri(), all, body, target.idle(), target.way());
        return client.send(request, cancellation);
    }
}
