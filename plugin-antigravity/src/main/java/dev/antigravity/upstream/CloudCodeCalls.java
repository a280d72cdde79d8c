package dev.antigravity.upstream;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.MalformedJsonException;
import dev.antigravity.net.Body;
import dev.antigravity.net.Cancellation;
import dev.antigravity.net.Headers;
import dev.antigravity.net.OutboundClient;
import dev.antigravity.net.OutboundRequest;
import java.io.IOException;
import java.util.Map;

/// The calls with which Cloud Code tells of an account. Thread-safe.
final class CloudCodeCalls {
    private static final int LARGEST_BYTES = 8 << 20;

    private final OutboundClient client;

    CloudCodeCalls(OutboundClient client) {
        this.client = client;
    }

    sealed interface Said {
        record Json(JsonObject body) implements Said {}

        /// @param reason ends a sentence
        record Nothing(String reason) implements Said {}
    }

    /// @param operation such as `:loadCodeAssist`
    Said ask(ListingRequest account, String operation, JsonObject body, Cancellation cancellation) {
        var uri = account.service().at(operation);
        try (var answer = client.send(outbound(account, operation, body), cancellation)) {
            var bytes = answer.readAll(LARGEST_BYTES);
            return answer.status() == 200
                    ? new Said.Json(Json.parseObject(bytes))
                    : new Said.Nothing(
                            uri.getAuthority() + " answered " + operation + " with status " + answer.status());
        } catch (IOException e) {
            return new Said.Nothing(uri.getAuthority() + " cannot be reached: " + e.getMessage());
        } catch (MalformedJsonException _) {
            return new Said.Nothing(uri.getAuthority() + " answered " + operation + " with something that is no JSON");
        }
    }

    private static OutboundRequest outbound(ListingRequest account, String operation, JsonObject body) {
        var headers = AccessHeaders.add(
                account.protocol(),
                account.credential(),
                Headers.of(Map.of("Accept", "application/json", "Content-Type", "application/json")));
        for (var own : account.headers().entrySet()) {
            headers = headers.with(own.getKey(), own.getValue().reveal());
        }
        return OutboundRequest.post(
                        account.service().at(operation), headers, Body.of(Json.bytes(body)), account.patience())
                .by(account.way());
    }
}
