package dev.antigravity.tokens;

import java.util.regex.Pattern;

/// What a picture costs, as its vendor states it; the sources are in `docs/decisions/0006-token-estimates.md`.
@FunctionalInterface
interface ImageRule {
    /// @param closely whether the picture is looked at in detail
    long tokens(ImageSize size, boolean closely);

    /// One token for 750 pixels of a picture that is at most 1568 pixels long and 1.2 megapixels large.
    ImageRule CLAUDE =
            (size, _) -> Math.clamp(Math.ceilDiv(size.within(1568, 1568).area(), 750), 1, 1_600);

    /// A small picture is one tile; a larger one is cut into tiles of 768 pixels.
    ImageRule GEMINI_2 = (size, _) -> 258
            * (Math.max(size.width(), size.height()) <= 384
                    ? 1
                    : (long) Math.ceilDiv(size.width(), 768) * Math.ceilDiv(size.height(), 768));

    /// A fixed budget a picture.
    ImageRule GEMINI = (_, _) -> 1_120;

    /// One token for 28 by 28 pixels.
    ImageRule QWEN = (size, _) -> Math.clamp(size.tiles(28), 4, 1_280);

    ImageRule TILES = tiles(85, 170);

    Pattern WITH_LARGE_BUDGET = Pattern.compile(".*gpt-(?:5\\.[4-9]|[6-9]).*");

    /// @param model in lower case
    static ImageRule openAi(String model) {
        if (model.contains("gpt-4o-mini")) {
            return tiles(2_833, 5_667);
        }
        if (model.contains("-nano")) {
            return patches(2.46, 1_536);
        }
        if (model.contains("-mini")) {
            return patches(model.contains("o4-mini") ? 1.72 : 1.62, 1_536);
        }
        if (WITH_LARGE_BUDGET.matcher(model).matches()) {
            return patches(1, 2_500);
        }
        if (model.contains("gpt-5") || model.contains("codex")) {
            return tiles(70, 140);
        }
        return model.matches("(?:.*/)?o[13].*") ? tiles(75, 150) : TILES;
    }

    /// So much for a picture, and so much for each square of 512 pixels of it once it fits into 2048 by 2048 pixels and
    /// its shorter side into 768.
    static ImageRule tiles(long base, long tile) {
        return (size, closely) ->
                closely ? base + tile * size.within(2048, 2048).shorter(768).tiles(512) : base;
    }

    /// So much for each square of 32 pixels, of which there are never more than a budget.
    static ImageRule patches(double price, long budget) {
        return (size, closely) -> {
            var patches = (closely ? size : size.within(512, 512)).tiles(32);
            return (long) Math.ceil(Math.min(patches, budget) * price);
        };
    }
}
