package dev.antigravity.settings;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;

/// How `generate` draws.
///
/// @param partials     how many unfinished pictures are shown on the way; providers bill them
/// @param confirmAbove in US dollars: what may cost more is asked about first
/// @param inputs       folders pictures may be taken from, beside the workspace and our own
/// @param maxInput     how large such a picture may be, in bytes
public record ImageSettings(int partials, BigDecimal confirmAbove, List<Path> inputs, long maxInput) {
    public ImageSettings {
        inputs = List.copyOf(inputs);
    }

    static ImageSettings read(Section section) {
        var images = new ImageSettings(
                section.read("partials", Kind.wholeNumber(0, 3), 0),
                section.read("confirm-above", Kind.AMOUNT, BigDecimal.ONE),
                section.listOf("inputs", Kind.TEXT).stream().map(Path::of).toList(),
                section.read("max-input", Kind.BYTES, 50_000_000L));
        section.refuseUnknown();
        return images;
    }
}
