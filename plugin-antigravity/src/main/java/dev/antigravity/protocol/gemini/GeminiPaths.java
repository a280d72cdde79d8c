package dev.antigravity.protocol.gemini;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// The paths of Gemini's methods, behind the version.
final class GeminiPaths {
    private static final String MODELS = "models/";
    private static final String TUNED = "tunedModels/";

    private GeminiPaths() {}

    static String generate(String model, boolean stream) {
        return method(model, stream ? "streamGenerateContent?alt=sse" : "generateContent");
    }

    static String countTokens(String model) {
        return method(model, "countTokens");
    }

    /// The name of a model with the collection it belongs to.
    static String resource(String model) {
        return model.startsWith(MODELS) || model.startsWith(TUNED) ? model : MODELS + model;
    }

    /// The name of a model alone.
    static String bare(String resource) {
        return resource.startsWith(MODELS) ? resource.substring(MODELS.length()) : resource;
    }

    static String method(String model, String method) {
        var name = URLEncoder.encode(resource(model), StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/")
                .replace("%3A", ":");
        return "/" + name + ":" + method;
    }
}
