package dev.antigravity.protocol;

import dev.antigravity.form.MultipartForm;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonBoolean;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonShapeException;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads wishes for pictures. What a form brings is written as the JSON that says the same first.
public final class ImageRequestDecoder {
    private static final Pattern DATA_URL = Pattern.compile("data:(image/[\\w.+-]+);base64,(.*)", Pattern.DOTALL);
    private static final Set<String> NUMBERS = Set.of("n", "partial_images", "output_compression");

    private ImageRequestDecoder() {}

    /// @throws RejectedRequestException if it lacks what is required, or names pictures that are elsewhere
    public static ImageRequest decode(JsonObject body) {
        try {
            return decode(JsonCursor.of(body));
        } catch (JsonShapeException e) {
            throw RejectedRequestException.of(e);
        }
    }

    private static ImageRequest decode(JsonCursor body) {
        body.skip("model");
        return new ImageRequest(
                body.get("prompt").asString(),
                Stream.of("image", "images")
                        .flatMap(name -> body.find(name).stream())
                        .flatMap(ImageRequestDecoder::pictures)
                        .toList(),
                body.find("mask").map(ImageRequestDecoder::picture),
                body.findLong("n"),
                body.findString("size"),
                body.findString("response_format"),
                body.findBoolean("stream").orElse(false),
                body.findLong("partial_images"),
                others(body));
    }

    private static JsonObject others(JsonCursor body) {
        var others = JsonObject.builder();
        body.unreadMembers().forEach(member -> others.put(member.name(), member.value()));
        return others.build();
    }

    private static Stream<ImageRequest.Picture> pictures(JsonCursor place) {
        return place.isArray() ? place.items().stream().map(ImageRequestDecoder::picture) : Stream.of(picture(place));
    }

    /// An address with the picture in it, bare or in an object.
    private static ImageRequest.Picture picture(JsonCursor place) {
        var address = place.isObject() ? place.find("image_url").orElse(place) : place;
        if (address.isObject()) {
            throw RejectedRequestException.unsupported(place.path(), "only a picture in the request itself");
        }
        var data = DATA_URL.matcher(address.asString());
        if (!data.matches()) {
            throw RejectedRequestException.unsupported(address.path(), "only a data: address of a picture");
        }
        return new ImageRequest.Picture(data.group(1), data.group(2));
    }

    /// What a form says, as JSON.
    public static JsonObject json(MultipartForm form) {
        var json = JsonObject.builder();
        var pictures = new ArrayList<JsonValue>();
        for (var part : form.parts()) {
            var name = part.name().endsWith("[]")
                    ? part.name().substring(0, part.name().length() - 2)
                    : part.name();
            if (part.fileName().isEmpty()) {
                json.put(name, value(name, form.text(part)));
            } else if (name.equals("image")) {
                pictures.add(new JsonString(dataUrl(form, part)));
            } else {
                json.put(name, JsonObject.of("image_url", new JsonString(dataUrl(form, part))));
            }
        }
        if (!pictures.isEmpty()) {
            json.put("image", new JsonArray(List.copyOf(pictures)));
        }
        return json.build();
    }

    private static JsonValue value(String name, String text) {
        if (name.equals("stream")) {
            return text.equals("true") ? JsonBoolean.TRUE : JsonBoolean.FALSE;
        }
        return NUMBERS.contains(name) && text.matches("-?\\d{1,9}") ? new JsonNumber(text) : new JsonString(text);
    }

    private static String dataUrl(MultipartForm form, MultipartForm.Part part) {
        try (var content = form.content(part)) {
            return "data:" + part.mediaType().orElse("image/png") + ";base64,"
                    + Base64.getEncoder().encodeToString(content.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // Memory does not fail.
        }
    }
}
