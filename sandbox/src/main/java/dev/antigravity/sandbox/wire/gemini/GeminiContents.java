package dev.antigravity.sandbox.wire.gemini;

import static dev.antigravity.sandbox.wire.gemini.GeminiWording.field;
import static dev.antigravity.sandbox.wire.gemini.GeminiWording.refuse;

import dev.antigravity.sandbox.catalog.SandboxModel;
import dev.antigravity.sandbox.catalog.Trait;
import dev.antigravity.sandbox.json.Place;
import dev.antigravity.sandbox.media.Attachment;
import dev.antigravity.sandbox.wire.Seals;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The rules of a conversation: parts, the order of calls and responses, thought signatures.
final class GeminiContents {
    static final String THOUGHT_SEAL = "gemini thought";

    /// The documented escape for calls that another model made.
    private static final String FOREIGN = "skip_thought_signature_validator";

    private static final List<String> DATA = List.of(
            "text",
            "inlineData",
            "fileData",
            "functionCall",
            "functionResponse",
            "executableCode",
            "codeExecutionResult",
            "toolCall",
            "toolResponse");
    private static final Place CONTENTS = Place.ROOT.member("contents");

    private final JsonNode contents;
    private final SandboxModel model;
    private final Seals seals;

    GeminiContents(JsonNode contents, SandboxModel model, Seals seals) {
        this.contents = contents;
        this.model = model;
        this.seals = seals;
    }

    void check() {
        if (contents.isEmpty()) {
            throw field(CONTENTS, "contents is not specified").asException();
        }
        for (var i = 0; i < contents.size(); i++) {
            checkContent(i);
            checkOrder(i);
        }
        checkSignatures();
    }

    private void checkContent(int i) {
        var place = CONTENTS.item(i);
        if (!List.of("user", "model", "function").contains(role(i))) {
            throw refuse(place.member("role"), "Please use a valid role: user, model.");
        }
        var parts = contents.get(i).path("parts");
        if (parts.isEmpty()) {
            throw field(place.member("parts"), "contents.parts must not be empty.")
                    .asException();
        }
        for (var j = 0; j < parts.size(); j++) {
            checkPart(parts.get(j), place.member("parts").item(j));
        }
    }

    private void checkPart(JsonNode part, Place place) {
        var set = DATA.stream().filter(part::hasNonNull).toList();
        if (set.isEmpty()) {
            throw field(place.member("data"), "required oneof field 'data' must have one initialized field")
                    .asException();
        }
        if (set.size() > 1) {
            throw refuse(
                    place,
                    "Invalid value at '" + GeminiWording.path(place)
                            + "' (oneof), oneof field 'data' is already set. Cannot set '"
                            + GeminiNames.snake(set.get(1)) + "'");
        }
        checkBlob(part.path("inlineData"), place.member("inlineData"));
        for (var inner : part.path("functionResponse").path("parts")) {
            checkBlob(inner.path("inlineData"), place.member("functionResponse").member("parts"));
        }
        if (part.hasNonNull("thoughtSignature")) {
            var signature = part.get("thoughtSignature").stringValue();
            if (!signature.equals(FOREIGN) && !seals.isGenuine(THOUGHT_SEAL, "", signature)) {
                throw refuse(place.member("thoughtSignature"), "Corrupted thought signature.");
            }
        }
    }

    private void checkBlob(JsonNode blob, Place place) {
        if (!blob.isObject()) {
            return;
        }
        var type = blob.path("mimeType").asString();
        var attachment = Attachment.decode(type, blob.path("data").asString())
                .orElseThrow(() -> refuse(
                        place,
                        "Invalid value at '" + GeminiWording.path(place.member("data"))
                                + "' (TYPE_BYTES), Base64 decoding failed"));
        if (type.startsWith("image/")
                && (!model.has(Trait.VISION) || attachment.found().isEmpty())) {
            throw refuse(place, "Unable to process input image. Please retry or report it to the sandbox.");
        }
    }

    private void checkOrder(int i) {
        var place = CONTENTS.item(i);
        var responses = all(i, "functionResponse").count();
        var calls = i == 0 ? 0 : all(i - 1, "functionCall").count();
        if (responses > 0 && calls == 0) {
            throw refuse(
                    place,
                    "Please ensure that function response turn comes immediately after a function call " + "turn.");
        }
        if (responses != calls || !names(i, "functionResponse").equals(names(i - 1, "functionCall"))) {
            throw refuse(
                    place,
                    "Please ensure that the number of function response parts is equal to the number of "
                            + "function call parts of the function call turn.");
        }
        var makesCalls = all(i, "functionCall").findAny().isPresent();
        if (makesCalls && (i == 0 || role(i - 1).equals("model"))) {
            throw refuse(
                    place,
                    "Please ensure that function call turn comes immediately after a user turn or after a "
                            + "function response turn.");
        }
        if (makesCalls && i == contents.size() - 1) {
            throw refuse(
                    place,
                    "Please ensure that function response turn comes immediately after a function call " + "turn.");
        }
    }

    /// From the last thing the user said on, the first call of every step must prove where it comes from.
    private void checkSignatures() {
        if (!model.has(Trait.NEEDS_SIGNATURES)) {
            return;
        }
        var i = contents.size() - 1;
        while (i >= 0 && !isSaidByUser(i)) {
            var calls = all(i, "functionCall").toList();
            if (!calls.isEmpty() && !calls.getFirst().hasNonNull("thoughtSignature")) {
                throw refuse(
                        CONTENTS.item(i),
                        "Function call is missing a thought_signature in functionCall parts. This is required for "
                                + "tools to work correctly, and missing thought_signature may lead to degraded model "
                                + "performance. Function call `"
                                + calls.getFirst()
                                        .path("functionCall")
                                        .path("name")
                                        .asString()
                                + "` , position " + (i + 1) + ".");
            }
            i--;
        }
    }

    private boolean isSaidByUser(int i) {
        return !role(i).equals("model")
                && all(i, "functionResponse").findAny().isEmpty()
                && contents.get(i).path("parts").valueStream().anyMatch(part -> part.hasNonNull("text"))
                && (i == 0 || all(i - 1, "functionResponse").findAny().isEmpty());
    }

    private Stream<JsonNode> all(int i, String member) {
        return contents.get(i).path("parts").valueStream().filter(part -> part.hasNonNull(member));
    }

    private List<String> names(int i, String member) {
        return i < 0
                ? List.of()
                : all(i, member)
                        .map(part -> part.path(member).path("name").asString())
                        .sorted()
                        .toList();
    }

    private String role(int i) {
        return contents.get(i).path("role").asString("user");
    }
}
