package dev.antigravity.sandbox.drawing;

/// A picture in two colours, the same for the same words.
///
/// @param paper    0xRRGGBB
/// @param ink      0xRRGGBB
/// @param stripe   how wide a stripe is, in pixels
/// @param drawn    how many rows are finished; below them there is only paper
/// @param isOpaque whether the paper can be seen
public record Drawing(int width, int height, int paper, int ink, int stripe, int drawn, boolean isOpaque) {
    public static Drawing of(String words, int width, int height, boolean isOpaque) {
        var seed = words.hashCode() * 0x9E3779B1;
        var paper = 0x808080 | seed & 0x7f7f7f;
        var ink = seed >>> 7 & 0x7f7f7f;
        return new Drawing(width, height, paper, ink, 16 + (seed >>> 27), height, isOpaque);
    }

    /// The same picture before it is finished.
    ///
    /// @param part   how many of the parts are finished
    /// @param parts  at least one more than are finished
    public Drawing unfinished(int part, int parts) {
        return new Drawing(width, height, paper, ink, stripe, height * part / parts, isOpaque);
    }

    boolean isInk(int x, int y) {
        if (y >= drawn) {
            return false;
        }
        return Lettering.covers(x, y, width, height) ? Lettering.isInk(x, y, width, height) : (x + y) / stripe % 4 == 0;
    }
}
