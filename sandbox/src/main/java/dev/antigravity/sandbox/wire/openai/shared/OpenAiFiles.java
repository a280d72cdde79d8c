package dev.antigravity.sandbox.wire.openai.shared;

import static dev.antigravity.sandbox.wire.openai.shared.OpenAiWording.refuse;

import dev.antigravity.sandbox.catalog.SandboxModel;
import dev.antigravity.sandbox.catalog.Trait;
import dev.antigravity.sandbox.json.Place;
import dev.antigravity.sandbox.media.Attachment;
import dev.antigravity.sandbox.mind.Part;
import java.util.Optional;
import java.util.regex.Pattern;

/// Pictures and files as addresses: `https://…`, or `data:` with everything in it.
public final class OpenAiFiles {
    private static final Pattern DATA = Pattern.compile("data:([^;,]+);base64,(.*)", Pattern.DOTALL);

    private final SandboxModel model;

    public OpenAiFiles(SandboxModel model) {
        this.model = model;
    }

    /// Describes a picture, or refuses it.
    public Part.Media picture(String url, Place place) {
        if (!model.has(Trait.VISION)) {
            throw refuse(
                    place, "invalid_value", "Invalid content type. image_url is only supported by certain models.");
        }
        if (url.startsWith("https://") || url.startsWith("http://")) {
            return new Part.Media("a picture at " + url);
        }
        var attachment = data(url)
                .orElseThrow(() -> refuse(
                        place,
                        "invalid_value",
                        "Invalid '" + place.bracketed() + "'. Expected a base64-encoded data URL with an image MIME "
                                + "type (e.g. 'data:image/png;base64,aW1nIGJ5dGVzIGhlcmU='), but got a value without "
                                + "the 'data:' prefix."));
        if (attachment.found().filter(type -> type.startsWith("image/")).isEmpty()) {
            throw refuse(
                    place,
                    "invalid_image_format",
                    "You uploaded an unsupported image. Please make sure your image has of one the following formats: "
                            + "['png', 'jpeg', 'gif', 'webp'].");
        }
        return new Part.Media(attachment.description());
    }

    /// Describes a file, or refuses it.
    public Part.Media file(String data, Place place) {
        var attachment = data(data)
                .orElseThrow(() -> refuse(
                        place,
                        "invalid_value",
                        "Invalid '" + place.bracketed() + "'. Expected a base64-encoded data URL with a MIME type."));
        return new Part.Media(attachment.description());
    }

    private static Optional<Attachment> data(String url) {
        var data = DATA.matcher(url);
        return data.matches() ? Attachment.decode(data.group(1), data.group(2)) : Optional.empty();
    }
}
