package dev.antigravity.sandbox.wire.gemini;

import dev.antigravity.sandbox.drawing.Drawing;
import dev.antigravity.sandbox.drawing.FileFormat;
import dev.antigravity.sandbox.json.Json;
import dev.antigravity.sandbox.media.PictureSize;
import dev.antigravity.sandbox.mind.Usage;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// A picture in an answer: a PNG of the size that belongs to its ratio.
///
/// Source: ai.google.dev/gemini-api/docs/image-generation, "Aspect ratios", read 2026-11.
record GeminiPicture(Drawing drawing) {
    static final Map<String, PictureSize> RATIOS = ratios();

    /// Each picture costs the same, whatever its ratio.
    private static final long TOKENS = 1290;

    private static Map<String, PictureSize> ratios() {
        var ratios = new LinkedHashMap<String, PictureSize>();
        ratios.put("1:1", new PictureSize(1024, 1024));
        ratios.put("2:3", new PictureSize(832, 1248));
        ratios.put("3:2", new PictureSize(1248, 832));
        ratios.put("3:4", new PictureSize(864, 1184));
        ratios.put("4:3", new PictureSize(1184, 864));
        ratios.put("4:5", new PictureSize(896, 1152));
        ratios.put("5:4", new PictureSize(1152, 896));
        ratios.put("9:16", new PictureSize(768, 1344));
        ratios.put("16:9", new PictureSize(1344, 768));
        ratios.put("21:9", new PictureSize(1536, 672));
        return Collections.unmodifiableMap(ratios);
    }

    static GeminiPicture of(GeminiRequest request) {
        var ratio = request.body()
                .path("generationConfig")
                .path("imageConfig")
                .path("aspectRatio")
                .asString("1:1");
        var size = RATIOS.getOrDefault(ratio, new PictureSize(1024, 1024));
        var words = request.question().turns().getLast().text();
        return new GeminiPicture(Drawing.of(words, size.width(), size.height(), true));
    }

    /// The usage of an answer that is a picture.
    static Usage counted(Usage usage) {
        return new Usage(
                usage.input(), usage.cacheRead(), usage.cacheWrite(), usage.cacheWrite1h(), TOKENS, usage.thinking());
    }

    ObjectNode part() {
        var part = Json.object();
        part.set(
                "inlineData",
                Json.object()
                        .put("mimeType", "image/png")
                        .put("data", Base64.getEncoder().encodeToString(FileFormat.PNG.write(drawing))));
        return part;
    }
}
