package dev.antigravity.endpoint;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.json.Json;
import dev.antigravity.json.MalformedJsonException;
import dev.antigravity.net.Headers;
import dev.antigravity.protocol.IdSource;
import dev.antigravity.protocol.RejectedRequestException;
import dev.antigravity.relay.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Leads each request through the guard to its endpoint, and answers for those that get no further.
final class Doors implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Doors.class);

    private final Guard guard;
    private final Dialects dialects;
    private final List<Endpoint> endpoints;
    private final IdSource ids;

    Doors(Guard guard, Dialects dialects, List<Endpoint> endpoints, IdSource ids) {
        this.guard = guard;
        this.dialects = dialects;
        this.endpoints = List.copyOf(endpoints);
        this.ids = ids;
    }

    @Override
    public void handle(HttpInbound request, Reply reply) throws IOException {
        var once = new OnceReply(reply, dialects.of(request).requestIdHeader(), ids);
        try {
            serve(request, once);
        } catch (RefusedException e) {
            refuse(request, e.error(), once);
        } catch (BodyRefusedException e) {
            refuse(request, e.error(), once);
        } catch (RejectedRequestException e) {
            refuse(request, e.error(), once);
        } catch (MalformedJsonException e) {
            refuse(request, RejectedRequestException.of(e).error(), once);
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", request.method(), request.path(), e);
            refuse(request, ApiError.of(ErrorKind.SERVER, "the gateway failed; its log says why"), once);
        }
    }

    private void serve(HttpInbound request, Reply reply) throws IOException {
        var endpoint = endpoint(request);
        var refusal = guard.refusal(request, endpoint);
        if (refusal.isPresent()) {
            LOG.warn(
                    "refused {} {}: {}",
                    request.method(),
                    request.path(),
                    refusal.get().message());
            throw new RefusedException(refusal.get());
        }
        if (endpoint.isEmpty()) {
            throw new RefusedException(
                    ApiError.of(ErrorKind.NOT_FOUND, "there is nothing at " + request.method() + " " + request.path()));
        }
        endpoint.get().serve(request, reply);
    }

    private Optional<Endpoint> endpoint(HttpInbound request) {
        for (var door : endpoints) {
            if (door.serves(request.method(), request.path())) {
                return Optional.of(door);
            }
        }
        return Optional.empty();
    }

    /// An answer that has begun cannot be taken back; its connection is cut instead.
    private void refuse(HttpInbound request, ApiError error, OnceReply reply) throws IOException {
        if (reply.hasBegun()) {
            throw new IOException("the answer broke off: " + error.message());
        }
        var codec = dialects.of(request);
        var id = ids.next("req_");
        var encoded = codec.encodeError(error, id);
        reply.send(
                encoded.status(),
                Headers.of(Map.of("Content-Type", "application/json", codec.requestIdHeader(), id))
                        .with(encoded.headers()),
                Json.bytes(encoded.body()));
    }

    /// Knows whether an answer has begun, and gives it an id of its request if nobody else has (GEN-021).
    private static final class OnceReply implements Reply {
        private final Reply reply;
        private final String idHeader;
        private final IdSource ids;
        private boolean begun;

        OnceReply(Reply reply, String idHeader, IdSource ids) {
            this.reply = reply;
            this.idHeader = idHeader;
            this.ids = ids;
        }

        boolean hasBegun() {
            return begun;
        }

        @Override
        public void send(int status, Headers headers, byte[] body) throws IOException {
            begun = true;
            reply.send(status, headers.has(idHeader) ? headers : headers.with(idHeader, ids.next("req_")), body);
        }

        @Override
        public void stream(int status, Headers headers, StreamWriter writer) throws IOException {
            begun = true;
            reply.stream(status, headers, writer);
        }
    }
}
