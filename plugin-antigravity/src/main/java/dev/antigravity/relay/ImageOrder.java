package dev.antigravity.relay;

import dev.antigravity.form.MalformedFormException;
import dev.antigravity.form.MultipartForm;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonBoolean;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonPath;
import dev.antigravity.json.JsonSplice;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.TopLevelMembers;
import dev.antigravity.net.Body;
import dev.antigravity.protocol.ImageRequest;
import dev.antigravity.protocol.ImageRequestDecoder;
import dev.antigravity.protocol.RejectedRequestException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A request for pictures, as it came: JSON, or a form with pictures in it.
public sealed interface ImageOrder {
    /// @throws RejectedRequestException if the body is not what its content type says
    static ImageOrder of(String contentType, byte[] body) {
        if (!MultipartForm.isForm(contentType)) {
            return new Document(TopLevelMembers.scan(body));
        }
        try {
            return new Form(MultipartForm.parse(contentType, body), body);
        } catch (MalformedFormException e) {
            throw RejectedRequestException.invalid(JsonPath.ROOT, String.valueOf(e.getMessage()));
        }
    }

    Optional<String> text(String name);

    boolean stream();

    /// The same bytes, but for the model's name.
    Body named(String model);

    /// What it says, built.
    ///
    /// @throws RejectedRequestException if it cannot be translated
    ImageRequest request();

    /// What routing wants to know of it, as a request.
    default byte[] facts() {
        var facts = JsonObject.builder();
        text("model").ifPresent(model -> facts.put("model", model));
        return Json.bytes(facts.put("stream", JsonBoolean.of(stream())).build());
    }

    /// In JSON.
    record Document(TopLevelMembers members) implements ImageOrder {
        @Override
        public Optional<String> text(String name) {
            return members.text(name);
        }

        @Override
        public boolean stream() {
            return members.value("stream").filter(JsonBoolean.TRUE::equals).isPresent();
        }

        @Override
        public Body named(String model) {
            var splice = new JsonSplice(members);
            if (members.text("model").filter(model::equals).isEmpty()) {
                splice.set("model", new JsonString(model));
            }
            return new Body() {
                @Override
                public long length() {
                    return splice.length();
                }

                @Override
                public void writeTo(OutputStream out) throws IOException {
                    splice.writeTo(out);
                }
            };
        }

        @Override
        public ImageRequest request() {
            return ImageRequestDecoder.decode(Json.parseObject(members.document()));
        }
    }

    /// In a form.
    record Form(MultipartForm form, byte[] body) implements ImageOrder {
        @Override
        public Optional<String> text(String name) {
            return form.text(name);
        }

        @Override
        public boolean stream() {
            return form.text("stream").filter("true"::equals).isPresent();
        }

        @Override
        public Body named(String model) {
            var place = form.part("model").filter(part -> !form.text(part).equals(model));
            return place.<Body>map(part -> new Renamed(body, part, model.getBytes(StandardCharsets.UTF_8)))
                    .orElseGet(() -> Body.of(body));
        }

        @Override
        public ImageRequest request() {
            return ImageRequestDecoder.decode(ImageRequestDecoder.json(form));
        }

        /// With the form, not with the pictures in it.
        @Override
        public String toString() {
            return "form of " + body.length + " bytes";
        }
    }

    /// A form whose field `model` says something else.
    record Renamed(byte[] body, MultipartForm.Part place, byte[] model) implements Body {
        @Override
        public long length() {
            return body.length - place.length() + model.length;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            var after = place.from() + place.length();
            out.write(body, 0, place.from());
            out.write(model);
            out.write(body, after, body.length - after);
        }
    }
}
