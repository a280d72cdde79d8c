package dev.antigravity.relay;

import dev.antigravity.form.MalformedFormException;
import dev.antigravity.form.MultipartForm;
import dev.antigravity.json.DetachedTexts;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonBoolean;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonPath;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.TopLevelMembers;
import dev.antigravity.net.Base64Body;
import dev.antigravity.net.Body;
import dev.antigravity.net.Spool;
import dev.antigravity.protocol.ImageRequest;
import dev.antigravity.protocol.ImageRequestDecoder;
import dev.antigravity.protocol.RejectedRequestException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A request for pictures, as it came: JSON, or a form. What is large in it lies on the disk and is read from there as
/// often as it is sent.
public final class ImageOrder implements AutoCloseable {
    /// Beside the pictures.
    private static final int MOST_BYTES = 4 << 20;

    private final Spool body;
    private final JsonObject says;
    private final Optional<Named> model;
    private final List<Body> pictures;

    /// The model's name.
    ///
    /// @param from  where it begins in the body
    /// @param until where it ends
    /// @param form  another name as it is written there
    private record Named(long from, long until, Function<String, byte[]> form) {}

    /// @param says     what the body says, with numbers for the pictures
    /// @param pictures in Base64
    private ImageOrder(Spool body, JsonObject says, Optional<Named> model, List<Body> pictures) {
        this.body = body;
        this.says = says;
        this.model = model;
        this.pictures = List.copyOf(pictures);
    }

    /// @param body is closed with the order
    /// @throws RejectedRequestException                        if it is not what its content type says
    /// @throws dev.antigravity.json.MalformedJsonException if it should be JSON, and is not
    public static ImageOrder of(String contentType, Spool body) throws IOException {
        return MultipartForm.isForm(contentType) ? form(contentType, body) : document(body);
    }

    private static ImageOrder document(Spool body) throws IOException {
        var texts = DetachedTexts.read(body.input(), ImageRequestDecoder.BEGINNING, MOST_BYTES);
        var model = TopLevelMembers.scan(texts.rest())
                .span("model")
                .map(span -> new Named(
                        texts.placeOf(span.from()),
                        texts.placeOf(span.until()),
                        name -> Json.bytes(new JsonString(name))));
        var pictures = texts.pieces().stream()
                .map(piece -> body.part(piece.from(), piece.length()))
                .toList();
        return new ImageOrder(body, Json.parseObject(texts.rest()), model, pictures);
    }

    private static ImageOrder form(String contentType, Spool body) throws IOException {
        try {
            var form = MultipartForm.parse(contentType, new MultipartForm.Content() {
                @Override
                public long length() {
                    return body.length();
                }

                @Override
                public int read(long at, byte[] target, int from, int length) throws IOException {
                    return body.read(at, target, from, length);
                }
            });
            var model = form.part("model")
                    .map(part -> new Named(
                            part.from(), part.from() + part.length(), name -> name.getBytes(StandardCharsets.UTF_8)));
            var pictures = form.parts().stream()
                    .filter(part -> part.fileName().isPresent())
                    .<Body>map(part -> new Base64Body(body.part(part.from(), part.length())))
                    .toList();
            return new ImageOrder(body, ImageRequestDecoder.json(form), model, pictures);
        } catch (MalformedFormException e) {
            throw RejectedRequestException.invalid(JsonPath.ROOT, String.valueOf(e.getMessage()));
        }
    }

    boolean stream() {
        return says.get("stream") == JsonBoolean.TRUE;
    }

    /// The same bytes, but for the model's name.
    Body named(String other) {
        var here = model.filter(_ -> !says.text("model").equals(Optional.of(other)));
        return here.<Body>map(place -> new Renamed(body, place, place.form().apply(other)))
                .orElse(body);
    }

    /// What it says, built.
    ///
    /// @throws RejectedRequestException if it cannot be translated
    ImageRequest request() {
        return ImageRequestDecoder.decode(says, pictures.size());
    }

    /// The bytes of a picture in Base64.
    Body base64(ImageRequest.Picture picture) {
        return pictures.get(Math.toIntExact(picture.number()));
    }

    /// What routing wants to know of it, as a request.
    byte[] facts() {
        var facts = JsonObject.builder();
        says.text("model").ifPresent(name -> facts.put("model", name));
        return Json.bytes(facts.put("stream", JsonBoolean.of(stream())).build());
    }

    /// All that makes it what it is.
    public Body body() {
        return body;
    }

    @Override
    public void close() throws IOException {
        body.close();
    }

    /// With the request, not with the pictures in it.
    @Override
    public String toString() {
        return "request of " + body;
    }

    /// A body in which the model's name is another.
    private record Renamed(Spool body, Named place, byte[] name) implements Body {
        @Override
        public long length() {
            return body.length() - (place.until() - place.from()) + name.length;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            body.part(0, place.from()).writeTo(out);
            out.write(name);
            body.part(place.until(), body.length() - place.until()).writeTo(out);
        }
    }
}
