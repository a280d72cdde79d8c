package dev.antigravity.sandbox.wire.openai.images;

import dev.antigravity.sandbox.http.Call;
import dev.antigravity.sandbox.json.Json;
import dev.antigravity.sandbox.refusal.Refusal;
import dev.antigravity.sandbox.refusal.RefusalKind;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/// A request that came as a form (RFC 7578), as the JSON that says the same.
final class ImageForm {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)");
    private static final Pattern NAME = Pattern.compile("(?i)[; ]name=\"([^\"]*)\"");
    private static final Pattern TYPE = Pattern.compile("(?im)^content-type: *(\\S+)");
    private static final Set<String> NUMBERS = Set.of("n", "partial_images", "output_compression");

    private ImageForm() {}

    static boolean isForm(Call call) {
        return type(call).startsWith("multipart/form-data");
    }

    static ObjectNode read(Call call) {
        var boundary = BOUNDARY.matcher(type(call));
        if (!boundary.find()) {
            throw Refusal.of(RefusalKind.INVALID, "Could not parse multipart form.")
                    .asException();
        }
        var json = Json.object();
        // In this charset every byte is a character, so that pictures come through whole.
        var text = "\r\n" + new String(call.body(), StandardCharsets.ISO_8859_1);
        for (var part : text.split(Pattern.quote("\r\n--" + boundary.group(1)))) {
            var head = part.indexOf("\r\n\r\n");
            var name = NAME.matcher(part.substring(0, Math.max(0, head)));
            if (name.find()) {
                put(json, name.group(1), part.substring(0, head), part.substring(head + 4));
            }
        }
        return json;
    }

    private static void put(ObjectNode json, String name, String head, String content) {
        if (head.contains("filename=")) {
            var type = TYPE.matcher(head);
            var url = "data:" + (type.find() ? type.group(1) : "image/png") + ";base64,"
                    + Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.ISO_8859_1));
            var reference = Json.object().put("image_url", url);
            if (name.equals("image") || name.equals("image[]")) {
                json.withArray("images").add(reference);
            } else {
                json.set(name, reference);
            }
            return;
        }
        var value = new String(content.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        if (name.equals("stream")) {
            json.put(name, value.equals("true"));
        } else if (NUMBERS.contains(name) && value.matches("\\d{1,9}")) {
            json.put(name, Integer.parseInt(value));
        } else {
            json.put(name, value);
        }
    }

    private static String type(Call call) {
        return call.headers().first("content-type").orElse("");
    }
}
