package dev.antigravity.protocol.gemini;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The shapes of pictures that Google's models draw, by the sizes OpenAI's clients ask for.
///
/// Source: ai.google.dev/gemini-api/docs/image-generation, "aspect ratios", read 2026-11.
final class AspectRatio {
    private static final Set<String> SUPPORTED =
            Set.of("1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9");

    /// Sizes whose ratio is only nearly the one that is meant.
    private static final Map<String, String> NEARLY = Map.of("1792x1024", "16:9", "1024x1792", "9:16");

    private static final Pattern SIZE = Pattern.compile("([1-9]\\d{0,5})x([1-9]\\d{0,5})");

    private AspectRatio() {}

    /// @param size `1536x1024`
    static Optional<String> of(String size) {
        if (NEARLY.containsKey(size)) {
            return Optional.of(NEARLY.get(size));
        }
        var pixels = SIZE.matcher(size);
        if (!pixels.matches()) {
            return Optional.empty();
        }
        var width = Integer.parseInt(pixels.group(1));
        var height = Integer.parseInt(pixels.group(2));
        var common = BigInteger.valueOf(width).gcd(BigInteger.valueOf(height)).intValue();
        return Optional.of(width / common + ":" + height / common).filter(SUPPORTED::contains);
    }
}
