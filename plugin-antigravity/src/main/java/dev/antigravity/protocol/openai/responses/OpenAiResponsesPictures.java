package dev.antigravity.protocol.openai.responses;

import dev.antigravity.chat.ErrorKind;
import dev.antigravity.chat.PictureTokens;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonPath;
import dev.antigravity.protocol.ImageReply;
import dev.antigravity.protocol.RejectedRequestException;
import dev.antigravity.protocol.UnreadableAnswerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Reads what the image tool has drawn, and what it counted.
///
/// Source: OpenAI API reference, Responses, `image_generation_call`, and the types of OpenAI's own clients, read
/// 2026-11.
final class OpenAiResponsesPictures {
    static final String CALL = "image_generation_call";
    static final String RESULT = "result";
    static final String PARTIAL = "partial_image_b64";

    private static final List<String> FACTS = List.of("size", "quality", "background", "output_format");

    /// Whose fault it is that the tool has drawn nothing.
    private static final Set<String> CALLERS = Set.of("image_generation_user_error", "invalid_request_error");

    private OpenAiResponsesPictures() {}

    /// @param earlier pictures that came before the answer was whole; those in it are the same ones
    static ImageReply reply(JsonCursor answer, List<ImageReply.Picture> earlier) {
        var pictures = new ArrayList<>(earlier);
        if (earlier.isEmpty()) {
            answer.itemsOf("output").forEach(item -> finished(item).ifPresent(pictures::add));
        }
        if (pictures.isEmpty()) {
            throw withoutPicture(answer);
        }
        return new ImageReply(pictures, tokens(answer));
    }

    /// The picture of an output item, if it is one and has come.
    static Optional<ImageReply.Picture> finished(JsonCursor item) {
        return item.findString("type")
                .filter(CALL::equals)
                .flatMap(_ -> item.find(RESULT))
                .map(result -> new ImageReply.Picture(result.asLong(), facts(item), item.findString("revised_prompt")));
    }

    /// What an item or an event says of its picture.
    static JsonObject facts(JsonCursor place) {
        var facts = JsonObject.builder();
        FACTS.forEach(name -> place.findString(name).ifPresent(fact -> facts.put(name, fact)));
        return facts.build();
    }

    /// What the tool counted; else what the model did, which then is all there is.
    private static Optional<PictureTokens> tokens(JsonCursor answer) {
        return answer.find("tool_usage")
                .flatMap(tools -> tools.find("image_gen"))
                .filter(counts -> counts.findLong("output_tokens").orElse(0) > 0)
                .or(() -> answer.find("usage"))
                .map(OpenAiResponsesPictures::counted);
    }

    private static PictureTokens counted(JsonCursor counts) {
        var details = counts.find("input_tokens_details");
        return new PictureTokens(
                counts.findLong("input_tokens").orElse(0),
                details.map(kinds -> kinds.findLong("text_tokens")).orElseGet(OptionalLong::empty),
                details.map(kinds -> kinds.findLong("image_tokens")).orElseGet(OptionalLong::empty),
                counts.findLong("output_tokens").orElse(0));
    }

    /// A prompt the tool declines is the prompt's fault; anything else is the upstream's.
    private static RuntimeException withoutPicture(JsonCursor answer) {
        var words = new StringBuilder();
        for (var item : answer.itemsOf("output")) {
            var declined = item.find("error").filter(JsonCursor::isObject);
            if (declined.flatMap(why -> why.findString("type"))
                    .filter(CALLERS::contains)
                    .isPresent()) {
                return RejectedRequestException.invalid(
                        JsonPath.of("prompt"), "the upstream declined to draw this: " + message(declined.get()));
            }
            declined.ifPresent(why -> words.append(message(why)));
            item.itemsOf("content")
                    .forEach(part -> part.findString("text")
                            .or(() -> part.findString("refusal"))
                            .ifPresent(words::append));
        }
        var why = answer.find("error")
                .map(OpenAiResponsesPictures::message)
                .or(() -> answer.find("incomplete_details").flatMap(details -> details.findString("reason")));
        return new UnreadableAnswerException("the upstream's answer has no picture"
                + why.map(reason -> ": " + reason).orElse("") + (words.isEmpty() ? "" : ": " + words));
    }

    private static String message(JsonCursor error) {
        return error.findString("message")
                .orElseGet(() -> error.findString("code").orElse(ErrorKind.SERVER.name()));
    }
}
