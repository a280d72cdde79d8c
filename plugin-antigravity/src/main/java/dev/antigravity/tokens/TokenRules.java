package dev.antigravity.tokens;

import com.knuddels.jtokkit.api.EncodingType;
import java.util.Locale;
import java.util.regex.Pattern;

/// How the models of one family count.
///
/// @param encoding   the published encoding that is nearest to theirs
/// @param scale      how many tokens of theirs a token of that encoding is
/// @param typedTools whether tools are shown to the model as TypeScript; else as JSON
/// @param images     what a picture costs
record TokenRules(EncodingType encoding, double scale, boolean typedTools, ImageRule images) {
    private static final Pattern OPENAI = Pattern.compile("(?:.*/)?(?:gpt|chatgpt|codex|o[134](?:-|$)).*");
    private static final Pattern OLD_OPENAI = Pattern.compile(".*gpt-(?:3\\.5|4(?![o.\\d])).*");

    /// Claude up to 4.6; the encoding of later models makes more tokens of the same text.
    private static final Pattern OLD_CLAUDE =
            Pattern.compile(".*claude-(?:[123]\\D|instant|\\D*-?[34](?:[-.][0-6](?!\\d)|-\\d{8}|$)).*");

    /// @param model as the upstream names it
    static TokenRules of(String model) {
        var name = model.toLowerCase(Locale.ROOT);
        if (OPENAI.matcher(name).matches()) {
            var encoding = OLD_OPENAI.matcher(name).matches() ? EncodingType.CL100K_BASE : EncodingType.O200K_BASE;
            return new TokenRules(encoding, 1, true, ImageRule.openAi(name));
        }
        if (name.contains("claude")) {
            var scale = OLD_CLAUDE.matcher(name).matches() ? 1.12 : 1.5;
            return new TokenRules(EncodingType.O200K_BASE, scale, false, ImageRule.CLAUDE);
        }
        if (name.contains("gemini")) {
            var images = name.contains("gemini-1") || name.contains("gemini-2") ? ImageRule.GEMINI_2 : ImageRule.GEMINI;
            return new TokenRules(EncodingType.O200K_BASE, 1.05, false, images);
        }
        var images = name.contains("qwen") || name.contains("qvq") ? ImageRule.QWEN : ImageRule.TILES;
        return new TokenRules(EncodingType.O200K_BASE, 1, false, images);
    }
}
