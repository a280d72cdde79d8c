package dev.antigravity.sandbox.wire.openai.images;

import static dev.antigravity.sandbox.json.Shapes.flag;
import static dev.antigravity.sandbox.json.Shapes.list;
import static dev.antigravity.sandbox.json.Shapes.object;
import static dev.antigravity.sandbox.json.Shapes.text;
import static dev.antigravity.sandbox.json.Shapes.whole;
import static dev.antigravity.sandbox.json.Shapes.word;

import dev.antigravity.sandbox.drawing.FileFormat;
import dev.antigravity.sandbox.json.ObjectShape;
import dev.antigravity.sandbox.json.Shape;

/// The shapes of a request.
final class ImageShapes {
    private static final Shape REFERENCE = object().need("image_url", text());

    static final ObjectShape GENERATE = object().need("model", text())
            .need("prompt", text(1, 32_000))
            .may("n", whole(1, 10))
            .may("size", text())
            .may("quality", word("auto", "low", "medium", "high"))
            .may("background", word("auto", "opaque", "transparent"))
            .may("output_format", word(FileFormat.words().toArray(String[]::new)))
            .may("output_compression", whole(0, 100))
            .may("moderation", word("auto", "low"))
            .may("stream", flag())
            .may("partial_images", whole(0, 3))
            .may("user", text());

    static final ObjectShape EDIT = GENERATE.need("images", list(REFERENCE, 1, 16))
            .may("mask", REFERENCE)
            .may("input_fidelity", word("low", "high"));

    private ImageShapes() {}
}
