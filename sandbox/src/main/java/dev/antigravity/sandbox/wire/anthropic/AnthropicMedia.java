package dev.antigravity.sandbox.wire.anthropic;

import static dev.antigravity.sandbox.wire.anthropic.AnthropicRequest.refuse;

import dev.antigravity.sandbox.catalog.SandboxModel;
import dev.antigravity.sandbox.catalog.Trait;
import dev.antigravity.sandbox.media.Attachment;
import dev.antigravity.sandbox.mind.Part;
import dev.antigravity.sandbox.wire.anthropic.AnthropicRequest.Block;
import tools.jackson.databind.JsonNode;

/// Pictures and documents.
final class AnthropicMedia {
    private final SandboxModel model;

    AnthropicMedia(SandboxModel model) {
        this.model = model;
    }

    void check(Block block) {
        if (!model.has(Trait.VISION)) {
            throw refuse(block.place(), "this model does not support images or documents");
        }
        var source = block.value().path("source");
        if (!source.path("type").asString().equals("base64")) {
            return;
        }
        var place = block.place().variant(block.type()).member("source").variant("base64");
        var claimed = source.path("media_type").asString();
        var attachment = Attachment.decode(claimed, source.path("data").asString())
                .orElseThrow(() -> refuse(place.member("data"), "Invalid base64 data"));
        if (attachment.found().isEmpty()) {
            throw refuse(block.is("image") ? "Could not process image" : "The PDF specified was not valid.");
        }
        if (!attachment.found().get().equals(claimed)) {
            throw refuse(
                    place.member("data"),
                    "The image was specified using the " + claimed + " media type, but the image appears to be a "
                            + attachment.found().get() + " image");
        }
    }

    static Part.Media describe(JsonNode block) {
        var source = block.path("source");
        return new Part.Media(
                switch (source.path("type").asString()) {
                    case "base64" ->
                        Attachment.decode(
                                        source.path("media_type").asString(),
                                        source.path("data").asString())
                                .map(Attachment::description)
                                .orElse("an unreadable file");
                    case "url" -> "something at " + source.path("url").asString();
                    case "text" ->
                        "text/plain, " + source.path("data").asString().length() + " characters";
                    default -> "a " + source.path("type").asString();
                });
    }
}
