package dev.antigravity.protocol.openai.responses;

import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonBoolean;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonPath;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import dev.antigravity.protocol.EncodedRequest;
import dev.antigravity.protocol.ImageCodec;
import dev.antigravity.protocol.ImageReply;
import dev.antigravity.protocol.ImageRequest;
import dev.antigravity.protocol.ImageStreamDecoder;
import dev.antigravity.protocol.RejectedRequestException;
import dev.antigravity.protocol.ToolNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Pictures by a model that writes, through the tool it draws with (IMG-005).
///
/// Source: OpenAI API reference, Responses, tool `image_generation`, read 2026-11.
final class OpenAiResponsesImages implements ImageCodec {
    private static final String TOOL = "image_generation";
    private static final String ADDRESS = "image_url";

    /// Options the tool has under the same names.
    private static final Set<String> TAKEN =
            Set.of("quality", "background", "output_format", "output_compression", "moderation", "input_fidelity");

    @Override
    public EncodedRequest encode(ImageRequest request, String model, UpstreamProfile profile, FidelityReceipt receipt) {
        refuse(request);
        var content = new ArrayList<JsonValue>();
        request.pictures()
                .forEach(picture -> content.add(JsonObject.builder()
                        .put("type", "input_image")
                        .put(ADDRESS, picture.number())
                        .build()));
        content.add(JsonObject.of("type", "input_text", "text", request.prompt()));
        var body = JsonObject.builder()
                .put("model", model)
                .put(
                        "input",
                        JsonArray.of(JsonObject.builder()
                                .put("role", "user")
                                .put("content", new JsonArray(content))
                                .build()))
                .put("tools", JsonArray.of(tool(request, receipt)))
                .put("tool_choice", JsonObject.of("type", new JsonString(TOOL)))
                .put("store", JsonBoolean.FALSE);
        if (request.stream()) {
            body.put("stream", JsonBoolean.TRUE);
        }
        return new EncodedRequest(
                "/responses",
                Map.of(),
                body.build(),
                new ToolNames(ToolNames.Rule.OPENAI, List.of(), true),
                request.stream());
    }

    private static JsonObject tool(ImageRequest request, FidelityReceipt receipt) {
        var tool = JsonObject.builder()
                .put("type", TOOL)
                .put("action", request.pictures().isEmpty() ? "generate" : "edit")
                .putIfPresent("size", request.size().map(JsonString::new))
                .putIfPresent(
                        "input_image_mask",
                        request.mask().map(mask -> JsonObject.of(ADDRESS, JsonNumber.of(mask.number()))));
        if (request.stream()) {
            request.partialImages().ifPresent(most -> tool.put("partial_images", most));
        }
        request.others().forEach((field, value) -> {
            if (!TAKEN.contains(field)) {
                receipt.dropped(JsonPath.of(field), "the image tool has no such option");
            } else if (value instanceof JsonObject || value instanceof JsonArray) {
                throw RejectedRequestException.invalid(JsonPath.of(field), "expected a text or a number");
            } else {
                tool.put(field, value);
            }
        });
        return tool.build();
    }

    private static void refuse(ImageRequest request) {
        if (request.count().orElse(1) > 1) {
            throw RejectedRequestException.unsupported(JsonPath.of("n"), "the image tool draws one picture a request");
        }
        if (request.others().has("steps")) {
            throw RejectedRequestException.unsupported(JsonPath.of("steps"), "the image tool has no steps");
        }
        if (!request.stream() && request.partialImages().orElse(0) > 0) {
            throw RejectedRequestException.unsupported(
                    JsonPath.of("partial_images"), "unfinished pictures come in a stream only");
        }
        if (request.responseFormat().filter("url"::equals).isPresent()) {
            throw RejectedRequestException.unsupported(
                    JsonPath.of("response_format"), "pictures come in the answer itself, ask for b64_json");
        }
    }

    @Override
    public String sentMember() {
        return ADDRESS;
    }

    @Override
    public String sentBeginning(ImageRequest.Picture picture) {
        return "data:" + picture.mediaType() + ";base64,";
    }

    @Override
    public Set<String> pictureMembers() {
        return Set.of(OpenAiResponsesPictures.RESULT, OpenAiResponsesPictures.PARTIAL);
    }

    @Override
    public ImageReply decode(JsonValue body) {
        return OpenAiResponsesPictures.reply(JsonCursor.of(body), List.of());
    }

    @Override
    public Optional<ImageStreamDecoder> streamDecoder() {
        return Optional.of(new OpenAiResponsesPictureEvents());
    }
}
