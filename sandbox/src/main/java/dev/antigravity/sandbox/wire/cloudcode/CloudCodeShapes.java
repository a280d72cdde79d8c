package dev.antigravity.sandbox.wire.cloudcode;

import static dev.antigravity.sandbox.json.Shapes.list;
import static dev.antigravity.sandbox.json.Shapes.object;
import static dev.antigravity.sandbox.json.Shapes.open;
import static dev.antigravity.sandbox.json.Shapes.text;
import static dev.antigravity.sandbox.json.Shapes.word;

import dev.antigravity.sandbox.json.Shape;

/// The shapes of the envelopes; the requests inside are Gemini's.
final class CloudCodeShapes {
    static final Shape GENERATE = object().need("model", text())
            .need("request", open())
            .may("project", text())
            .may("userPromptId", text())
            .may("requestId", text())
            .may("requestType", word("agent", "image_gen", "web_search"))
            .may("userAgent", text())
            .may("enabledCreditTypes", list(text()));

    static final Shape COUNT =
            object().need("request", object().need("model", text()).mayHold("contents"));

    private CloudCodeShapes() {}
}
