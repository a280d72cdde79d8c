package dev.antigravity.protocol.gemini;

import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.PictureTokens;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonPath;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import dev.antigravity.protocol.Crossing;
import dev.antigravity.protocol.EncodedRequest;
import dev.antigravity.protocol.Fields;
import dev.antigravity.protocol.ImageCodec;
import dev.antigravity.protocol.ImageReply;
import dev.antigravity.protocol.ImageRequest;
import dev.antigravity.protocol.ImageStreamDecoder;
import dev.antigravity.protocol.RejectedRequestException;
import dev.antigravity.protocol.ToolNames;
import dev.antigravity.protocol.UnreadableAnswerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Pictures by a model that answers with pictures: the prompt as a message, its shape as a ratio (IMG-002).
///
/// Source: ai.google.dev/api/generate-content#ImageConfig, read 2026-11.
final class GeminiImages implements ImageCodec {
    private static final String DATA = "data";
    private static final String IMAGE = "image/";

    @Override
    public EncodedRequest encode(ImageRequest request, String model, UpstreamProfile profile, FidelityReceipt receipt) {
        refuse(request);
        Fields.rest(JsonCursor.of(request.others())).forEach(field -> Crossing.note(field, receipt));
        var parts = new ArrayList<JsonValue>();
        for (var picture : request.pictures()) {
            parts.add(JsonObject.of(
                    "inlineData",
                    JsonObject.builder()
                            .put("mimeType", picture.mediaType())
                            .put(DATA, picture.number())
                            .build()));
        }
        parts.add(JsonObject.of("text", new JsonString(request.prompt())));
        var config = JsonObject.builder()
                .put("responseModalities", JsonArray.of(new JsonString("IMAGE")))
                .putIfPresent(
                        "imageConfig",
                        ratio(request, receipt).map(ratio -> JsonObject.of("aspectRatio", new JsonString(ratio))));
        var body = JsonObject.builder()
                .put(
                        "contents",
                        JsonArray.of(JsonObject.builder()
                                .put("role", "user")
                                .put("parts", new JsonArray(parts))
                                .build()))
                .put("generationConfig", config.build())
                .build();
        return new EncodedRequest(
                GeminiPaths.generate(model, false),
                Map.of(),
                body,
                new ToolNames(ToolNames.Rule.GEMINI, List.of(), true),
                false);
    }

    private static void refuse(ImageRequest request) {
        if (request.count().orElse(1) > 1) {
            throw RejectedRequestException.unsupported(JsonPath.of("n"), "this model draws one picture a request");
        }
        if (request.others().has("steps")) {
            throw RejectedRequestException.unsupported(JsonPath.of("steps"), "this model has no steps");
        }
        if (request.mask().isPresent()) {
            throw RejectedRequestException.unsupported(JsonPath.of("mask"), "this model takes no mask");
        }
        if (request.stream() && request.partialImages().orElse(0) > 0) {
            throw RejectedRequestException.unsupported(
                    JsonPath.of("partial_images"), "this model shows no unfinished pictures");
        }
        if (request.responseFormat().filter("url"::equals).isPresent()) {
            throw RejectedRequestException.unsupported(
                    JsonPath.of("response_format"), "pictures come in the answer itself, ask for b64_json");
        }
    }

    private static Optional<String> ratio(ImageRequest request, FidelityReceipt receipt) {
        var size = request.size().filter(asked -> !asked.equals("auto"));
        var ratio = size.flatMap(AspectRatio::of);
        if (size.isPresent() && ratio.isEmpty()) {
            receipt.dropped(JsonPath.of("size"), "no ratio of this model");
        }
        return ratio;
    }

    @Override
    public String sentMember() {
        return DATA;
    }

    @Override
    public String sentBeginning(ImageRequest.Picture picture) {
        return "";
    }

    @Override
    public Set<String> pictureMembers() {
        return Set.of(DATA);
    }

    /// Google's models show no unfinished pictures, so there is nothing to stream.
    @Override
    public Optional<ImageStreamDecoder> streamDecoder() {
        return Optional.empty();
    }

    @Override
    public ImageReply decode(JsonValue body) {
        var answer = JsonCursor.of(body);
        var pictures = new ArrayList<ImageReply.Picture>();
        var words = new StringBuilder();
        for (var candidate : answer.itemsOf("candidates")) {
            candidate.find("content").stream()
                    .flatMap(content -> content.itemsOf("parts").stream())
                    .filter(part -> !part.findBoolean("thought").orElse(false))
                    .forEach(part -> {
                        part.find("inlineData").ifPresent(data -> pictures.add(picture(data)));
                        part.findString("text").ifPresent(words::append);
                    });
        }
        if (pictures.isEmpty()) {
            throw withoutPicture(answer, words.toString());
        }
        return new ImageReply(pictures, answer.find("usageMetadata").map(GeminiImages::tokens));
    }

    private static ImageReply.Picture picture(JsonCursor data) {
        var facts = JsonObject.builder();
        data.findString("mimeType")
                .filter(type -> type.startsWith(IMAGE))
                .ifPresent(type -> facts.put("output_format", type.substring(IMAGE.length())));
        return new ImageReply.Picture(data.get(DATA).asLong(), facts.build(), Optional.empty());
    }

    private static PictureTokens tokens(JsonCursor counts) {
        var all = GeminiUsage.decode(counts);
        return new PictureTokens(all.input(), ofKind("TEXT", counts), ofKind("IMAGE", counts), all.output());
    }

    private static OptionalLong ofKind(String modality, JsonCursor counts) {
        var details = counts.itemsOf("promptTokensDetails");
        return details.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(details.stream()
                        .filter(detail -> detail.findString("modality")
                                .filter(modality::equals)
                                .isPresent())
                        .mapToLong(detail -> detail.findLong("tokenCount").orElse(0))
                        .sum());
    }

    /// What blocks a prompt is the prompt's fault; anything else is the upstream's.
    private static RuntimeException withoutPicture(JsonCursor answer, String words) {
        var blocked = answer.find("promptFeedback").flatMap(feedback -> feedback.findString("blockReason"));
        if (blocked.isPresent()) {
            return RejectedRequestException.invalid(
                    JsonPath.of("prompt"), "the upstream declined to draw this: " + blocked.get());
        }
        var reason = answer.itemsOf("candidates").stream()
                .flatMap(candidate -> candidate.findString("finishReason").stream())
                .findFirst();
        return new UnreadableAnswerException("the upstream's answer has no picture"
                + reason.map(why -> " (" + why + ")").orElse("")
                + (words.isBlank() ? "" : ": " + words));
    }
}
