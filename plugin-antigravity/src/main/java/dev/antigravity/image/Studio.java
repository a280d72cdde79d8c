package dev.antigravity.image;

import dev.antigravity.json.BinaryMembers;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonShapeException;
import dev.antigravity.json.JsonValue;
import dev.antigravity.json.MalformedJsonException;
import dev.antigravity.net.Body;
import dev.antigravity.net.Cancellation;
import dev.antigravity.net.Headers;
import dev.antigravity.net.OutboundAnswer;
import dev.antigravity.net.OutboundClient;
import dev.antigravity.net.OutboundRequest;
import dev.antigravity.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

/// Asks an image endpoint for pictures.
public final class Studio {
    /// A large picture of the best quality takes minutes, and nothing comes meanwhile.
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final int LARGEST_ERROR = 1 << 20;

    private final OutboundClient client;
    private final URI proxy;
    private final Secret key;

    /// @param proxy with image endpoints below `/v1`
    public Studio(OutboundClient client, URI proxy, Secret key) {
        this.client = client;
        this.proxy = proxy;
        this.key = key;
    }

    /// Told what really happens.
    public interface Listener {
        void sent();

        /// The answer has begun, and is decoded as it comes.
        void arriving();
    }

    /// What the endpoint counted.
    public record Counted(OptionalLong inputTokens, OptionalLong outputTokens) {}

    /// @param takes each picture, in the order they come
    /// @throws PictureRefusedException if the endpoint answers with an error
    /// @throws IOException             if there is no whole answer, or it cannot be written
    public Counted ask(PictureWish wish, BinaryMembers.Target takes, Cancellation cancellation, Listener listener)
            throws IOException {
        var request = wish.source().isPresent() ? edit(wish) : generation(wish);
        listener.sent();
        try (var answer = client.send(request, cancellation)) {
            if (answer.status() != 200) {
                throw refusal(answer);
            }
            listener.arriving();
            return counted(BinaryMembers.read(answer.body(), "b64_json", takes));
        } catch (MalformedJsonException | JsonShapeException e) {
            throw new IOException("the answer is not what an image endpoint gives: " + e.getMessage(), e);
        }
    }

    private OutboundRequest generation(PictureWish wish) {
        var body = JsonObject.builder().put("model", wish.model()).put("prompt", wish.prompt());
        if (wish.count() > 1) {
            body.put("n", wish.count());
        }
        wish.options().forEach(body::put);
        return post("/v1/images/generations", "application/json", Body.of(Json.bytes(body.build())));
    }

    private OutboundRequest edit(PictureWish wish) throws IOException {
        var form = new WishForm("antigravity-" + UUID.randomUUID())
                .field("model", wish.model())
                .field("prompt", wish.prompt());
        if (wish.count() > 1) {
            form.field("n", Integer.toString(wish.count()));
        }
        wish.options().forEach(form::field);
        form.picture("image", wish.source().orElseThrow());
        if (wish.mask().isPresent()) {
            form.picture("mask", wish.mask().get());
        }
        return post("/v1/images/edits", form.contentType(), form.end());
    }

    private OutboundRequest post(String path, String type, Body body) {
        var headers = Headers.of(Map.of("Authorization", "Bearer " + key.reveal(), "Content-Type", type));
        return OutboundRequest.post(proxy.resolve(path), headers, body, PATIENCE);
    }

    private static Counted counted(JsonValue answer) {
        var usage = JsonCursor.of(answer).find("usage");
        return new Counted(
                usage.map(counts -> counts.findLong("input_tokens")).orElse(OptionalLong.empty()),
                usage.map(counts -> counts.findLong("output_tokens")).orElse(OptionalLong.empty()));
    }

    private static PictureRefusedException refusal(OutboundAnswer answer) throws IOException {
        var body = answer.readAll(LARGEST_ERROR);
        try {
            var error = JsonCursor.of(Json.parse(body)).get("error");
            var field = error.findString("param").map(name -> name + ": ").orElse("");
            return new PictureRefusedException(
                    answer.status(), field + error.get("message").asString());
        } catch (MalformedJsonException | JsonShapeException _) {
            return new PictureRefusedException(answer.status(), new String(body, StandardCharsets.UTF_8));
        }
    }
}
