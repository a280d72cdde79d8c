package dev.antigravity.protocol.openai.responses;

import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonBoolean;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonPath;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import dev.antigravity.protocol.EncodedRequest;
import dev.antigravity.protocol.ImageCodec;
import dev.antigravity.protocol.ImageReply;
import dev.antigravity.protocol.ImageRequest;
import dev.antigravity.protocol.RejectedRequestException;
import dev.antigravity.protocol.ToolNames;
import dev.antigravity.protocol.UnreadableAnswerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Pictures by a model that writes, through the tool it draws with.
///
/// Source: OpenAI API reference, Responses, tool `image_generation`, read 2026-11.
final class OpenAiResponsesImages implements ImageCodec {
    private static final String TOOL = "image_generation";

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
                        .put("image_url", address(picture))
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
                .put("store", JsonBoolean.FALSE)
                .build();
        return new EncodedRequest(
                "/responses", Map.of(), body, new ToolNames(ToolNames.Rule.OPENAI, List.of(), true), false);
    }

    private static JsonObject tool(ImageRequest request, FidelityReceipt receipt) {
        var tool = JsonObject.builder()
                .put("type", TOOL)
                .put("action", request.pictures().isEmpty() ? "generate" : "edit")
                .putIfPresent("size", request.size().map(JsonString::new))
                .putIfPresent(
                        "input_image_mask",
                        request.mask().map(mask -> JsonObject.of("image_url", new JsonString(address(mask)))));
        request.others().forEach((field, value) -> {
            if (TAKEN.contains(field)) {
                tool.put(field, value);
            } else {
                receipt.dropped(JsonPath.of(field), "the image tool has no such option");
            }
        });
        return tool.build();
    }

    private static String address(ImageRequest.Picture picture) {
        return "data:" + picture.mediaType() + ";base64," + picture.base64();
    }

    private static void refuse(ImageRequest request) {
        if (request.count().orElse(1) > 1) {
            throw RejectedRequestException.unsupported(JsonPath.of("n"), "the image tool draws one picture a request");
        }
        if (request.others().has("steps")) {
            throw RejectedRequestException.unsupported(JsonPath.of("steps"), "the image tool has no steps");
        }
        if (request.stream() && request.partialImages().orElse(0) > 0) {
            throw RejectedRequestException.unsupported(
                    JsonPath.of("partial_images"), "unfinished pictures of the image tool are not passed on here");
        }
        if (request.responseFormat().filter("url"::equals).isPresent()) {
            throw RejectedRequestException.unsupported(
                    JsonPath.of("response_format"), "pictures come in the answer itself, ask for b64_json");
        }
    }

    @Override
    public String pictureMember() {
        return "result";
    }

    @Override
    public ImageReply decode(JsonValue body) {
        var answer = JsonCursor.of(body);
        var pictures = new ArrayList<Long>();
        var words = new StringBuilder();
        for (var item : answer.itemsOf("output")) {
            if (item.findString("type").filter("image_generation_call"::equals).isPresent()) {
                item.find("result").ifPresent(result -> pictures.add(result.asLong()));
            }
            item.itemsOf("content")
                    .forEach(part -> part.findString("text")
                            .or(() -> part.findString("refusal"))
                            .ifPresent(words::append));
        }
        if (pictures.isEmpty()) {
            var error = answer.find("error").flatMap(why -> why.findString("message"));
            throw new UnreadableAnswerException("the upstream's answer has no picture"
                    + error.map(why -> ": " + why).orElse("") + (words.isEmpty() ? "" : ": " + words));
        }
        return new ImageReply(pictures, answer.find("usage").map(OpenAiResponsesUsage::decode));
    }
}
