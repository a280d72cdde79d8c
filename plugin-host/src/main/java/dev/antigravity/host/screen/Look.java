package dev.antigravity.host.screen;

import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;

/// How a screen writes.
///
/// @param places  places in a line right now; 0 if nobody knows, and a pipe has no end
/// @param measure places a string takes
/// @param slash   what stands before a command: `/` in a chat, nothing for a shell
/// @param unicode ticks and dots can be shown
/// @param redraws a line can be drawn over itself
public record Look(
        Palette palette,
        IntSupplier places,
        ToIntFunction<String> measure,
        String slash,
        boolean unicode,
        boolean redraws) {
    private static final int USUAL_WIDTH = 80;

    int width() {
        var width = places.getAsInt();
        return width <= 0 ? USUAL_WIDTH : width;
    }

    /// For a pipe or a file.
    public static Look plain() {
        return new Look(Palette.PLAIN, () -> Integer.MAX_VALUE, Look::codePoints, "", true, false);
    }

    public Look in(Palette other) {
        return new Look(other, places, measure, slash, unicode, redraws);
    }

    public Look withWidth(IntSupplier places) {
        return new Look(palette, places, measure, slash, unicode, redraws);
    }

    public Look measuringWith(ToIntFunction<String> terminal) {
        return new Look(palette, places, terminal, slash, unicode, redraws);
    }

    public Look withSlash() {
        return new Look(palette, places, measure, "/", unicode, redraws);
    }

    public Look withUnicode(boolean possible) {
        return new Look(palette, places, measure, slash, possible, redraws);
    }

    public Look redrawing(boolean possible) {
        return new Look(palette, places, measure, slash, unicode, possible);
    }

    private static int codePoints(String text) {
        return text.codePointCount(0, text.length());
    }
}
