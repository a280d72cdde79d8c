package dev.antigravity.endpoint;

import dev.antigravity.relay.InboundCall;
import java.util.function.Predicate;

/// What the client behind a request may do.
record Admission(Guard guard, ClientLimits limits) {
    /// Lets a request for an answer in, and counts it.
    ///
    /// @throws RefusedException if it is beyond what its client may
    void admit(HttpInbound request, InboundCall call) {
        guard.client(request).ifPresent(client -> {
            call.sentBy(client.name());
            limits.admit(client, call);
        });
    }

    /// Whose request it is; the same word for all who show a key of the house.
    String holder(HttpInbound request) {
        return guard.client(request).map(client -> "client " + client.name()).orElse("house");
    }

    /// The models the client behind a request may ask.
    Predicate<String> models(HttpInbound request) {
        return guard.client(request)
                .<Predicate<String>>map(client -> model -> limits.mayAsk(client, model))
                .orElse(_ -> true);
    }
}
