package dev.antigravity.protocol;

import dev.antigravity.form.MultipartForm;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonBoolean;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonPath;
import dev.antigravity.json.JsonShapeException;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads wishes for pictures. The pictures themselves stay where they are: in what is read they have a number. What a
/// form brings is written as the JSON that says the same first.
public final class ImageRequestDecoder {
    private static final Pattern DATA_URL = Pattern.compile("data:(image/[\\w.+-]+);base64,(\\d{1,4})");
    /// How texts begin that hold a picture.
    public static final Pattern BEGINNING = Pattern.compile("data:[^,]{0,100};base64,");

    private static final Set<String> NUMBERS = Set.of("n", "partial_images", "output_compression");

    private final int pictures;

    private ImageRequestDecoder(int pictures) {
        this.pictures = pictures;
    }

    /// @param body     with the numbers of pictures behind {@link #BEGINNING}, in place of their bytes
    /// @param pictures how many there are
    /// @throws RejectedRequestException if it lacks what is required, or names pictures that are elsewhere
    public static ImageRequest decode(JsonObject body, int pictures) {
        try {
            return new ImageRequestDecoder(pictures).decode(JsonCursor.of(body));
        } catch (JsonShapeException e) {
            throw RejectedRequestException.of(e);
        }
    }

    private ImageRequest decode(JsonCursor body) {
        body.skip("model");
        return new ImageRequest(
                body.get("prompt").asString(),
                Stream.of("image", "images")
                        .flatMap(name -> body.find(name).stream())
                        .flatMap(this::pictures)
                        .toList(),
                body.find("mask").map(this::picture),
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

    private Stream<ImageRequest.Picture> pictures(JsonCursor place) {
        return place.isArray() ? place.items().stream().map(this::picture) : Stream.of(picture(place));
    }

    /// An address with the picture in it, bare or in an object.
    private ImageRequest.Picture picture(JsonCursor place) {
        var address = place.isObject() ? place.find("image_url").orElse(place) : place;
        if (address.isObject()) {
            throw RejectedRequestException.unsupported(place.path(), "only a picture in the request itself");
        }
        var data = DATA_URL.matcher(address.asString());
        if (!data.matches() || Integer.parseInt(data.group(2)) >= pictures) {
            throw RejectedRequestException.unsupported(address.path(), "only a data: address of a picture");
        }
        return new ImageRequest.Picture(Long.parseLong(data.group(2)), data.group(1));
    }

    /// What a form says, as JSON, with the numbers of its files.
    public static JsonObject json(MultipartForm form) throws IOException {
        var json = JsonObject.builder();
        var pictures = new ArrayList<JsonValue>();
        var files = 0;
        for (var part : form.parts()) {
            var name = part.name().endsWith("[]")
                    ? part.name().substring(0, part.name().length() - 2)
                    : part.name();
            if (part.fileName().isEmpty()) {
                var text = form.text(part);
                if (BEGINNING.matcher(text).lookingAt()) {
                    throw RejectedRequestException.unsupported(JsonPath.of(name), "in a form a picture is a file");
                }
                json.put(name, value(name, text));
                continue;
            }
            var picture = new JsonString("data:" + part.mediaType().orElse("image/png") + ";base64," + files++);
            if (name.equals("image")) {
                pictures.add(picture);
            } else {
                json.put(name, JsonObject.of("image_url", picture));
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
}
