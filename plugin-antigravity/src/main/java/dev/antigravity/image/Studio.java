package dev.antigravity.image;

import dev.antigravity.chat.PictureTokens;
import dev.antigravity.json.BinaryMembers;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonBoolean;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonShapeException;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import dev.antigravity.json.MalformedJsonException;
import dev.antigravity.net.Body;
import dev.antigravity.net.Cancellation;
import dev.antigravity.net.Headers;
import dev.antigravity.net.OutboundAnswer;
import dev.antigravity.net.OutboundClient;
import dev.antigravity.net.OutboundRequest;
import dev.antigravity.protocol.ImageAnswerReader;
import dev.antigravity.protocol.ImageAnswerReader.FailedStreamException;
import dev.antigravity.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Asks an image endpoint for pictures.
public final class Studio {
    /// A large picture of the best quality takes minutes, and nothing comes meanwhile.
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final int LARGEST_ERROR = 1 << 20;
    private static final String DROPPED = "dropped:";

    /// Fields that are no texts in JSON.
    private static final Set<String> NUMBERS = Set.of("n", "partial_images", "steps");

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

        /// An unfinished picture has come.
        ///
        /// @param number from 1
        void partial(long number);
    }

    /// What came beside the pictures.
    ///
    /// @param tokens   empty if the endpoint did not count
    /// @param servedBy the provider and its model, as the proxy says
    /// @param dropped  what was asked for and the model has no place for, as the proxy says: `size`
    public record Told(Optional<PictureTokens> tokens, Optional<String> servedBy, List<String> dropped) {}

    /// @param key   the same for each repetition of a request, so that it is carried out once
    /// @param shelf takes the finished pictures, in the order they come
    /// @throws PictureRefusedException if the endpoint answers with an error
    /// @throws IOException             if there is no whole answer, or it cannot be written
    public Told ask(PictureWish wish, String key, Shelf shelf, Cancellation cancellation, Listener listener)
            throws IOException {
        var request = wish.source().isPresent() ? edit(wish, key) : generation(wish, key);
        listener.sent();
        try (var answer = client.send(request, cancellation)) {
            if (answer.status() != 200) {
                throw refusal(answer);
            }
            listener.arriving();
            var reader = new ImageAnswerReader(new Hanging(shelf, listener));
            var type = answer.headers().first("content-type").orElse("");
            reader.read(answer.body(), type.startsWith("text/event-stream"));
            return new Told(reader.tokens(), answer.headers().first("x-served-by"), dropped(answer.headers()));
        } catch (FailedStreamException e) {
            throw new PictureRefusedException(200, String.valueOf(e.getMessage()));
        } catch (MalformedJsonException | JsonShapeException e) {
            throw new IOException("the answer is not what an image endpoint gives: " + e.getMessage(), e);
        }
    }

    private static List<String> dropped(Headers headers) {
        return headers.first("x-fidelity-receipt").stream()
                .flatMap(receipt -> Stream.of(receipt.split(",")))
                .filter(note -> note.startsWith(DROPPED))
                .map(note -> note.substring(DROPPED.length()))
                .toList();
    }

    /// Hangs finished pictures on the shelf, and lets go of unfinished ones.
    private record Hanging(Shelf shelf, Listener listener) implements ImageAnswerReader.Gallery {
        @Override
        public BinaryMembers.Target frame() {
            return shelf::open;
        }

        @Override
        public void partial(long index) throws IOException {
            shelf.dropLast();
            listener.partial(index + 1);
        }

        @Override
        public void finished() {}
    }

    private OutboundRequest generation(PictureWish wish, String key) {
        var body = JsonObject.builder().put("model", wish.model()).put("prompt", wish.sent());
        fields(wish).forEach((name, value) -> body.put(name, json(name, value)));
        return post("/v1/images/generations", "application/json", key, Body.of(Json.bytes(body.build())));
    }

    private OutboundRequest edit(PictureWish wish, String key) throws IOException {
        var form =
                new WishForm("antigravity-" + key).field("model", wish.model()).field("prompt", wish.sent());
        fields(wish).forEach(form::field);
        form.picture("image", wish.source().orElseThrow());
        if (wish.mask().isPresent()) {
            form.picture("mask", wish.mask().get());
        }
        return post("/v1/images/edits", form.contentType(), key, form.end());
    }

    private static Map<String, String> fields(PictureWish wish) {
        var fields = new LinkedHashMap<String, String>();
        if (wish.count() > 1) {
            fields.put("n", Integer.toString(wish.count()));
        }
        if (wish.partials() > 0) {
            fields.put("stream", "true");
            fields.put("partial_images", Integer.toString(wish.partials()));
        }
        fields.putAll(wish.options());
        return fields;
    }

    private static JsonValue json(String name, String value) {
        if (name.equals("stream")) {
            return JsonBoolean.TRUE;
        }
        return NUMBERS.contains(name) ? new JsonNumber(value) : new JsonString(value);
    }

    private OutboundRequest post(String path, String type, String idempotency, Body body) {
        var headers = Headers.of(Map.of(
                "Authorization", "Bearer " + key.reveal(), "Content-Type", type, "Idempotency-Key", idempotency));
        return OutboundRequest.post(proxy.resolve(path), headers, body, PATIENCE);
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
