package dev.antigravity.host.screen;

import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/// How a screen writes.
///
/// @param places  places in a line right now; 0 if nobody knows, and a pipe has no end
/// @param measure places a string takes
/// @param slash   what stands before a command: `/` in a chat, nothing for a shell
/// @param unicode ticks and dots can be shown
/// @param redraws a line can be drawn over itself
/// @param graphics how pictures can be shown; empty if only the terminal can tell
/// @param asking   asks the terminal, when there is a picture
public record Look(
        Palette palette,
        IntSupplier places,
        ToIntFunction<String> measure,
        String slash,
        boolean unicode,
        boolean redraws,
        Optional<Graphics> graphics,
        Supplier<Graphics> asking) {
    private static final int USUAL_WIDTH = 80;

    int width() {
        var width = places.getAsInt();
        return width <= 0 ? USUAL_WIDTH : width;
    }

    /// For a pipe or a file.
    public static Look plain() {
        return new Look(
                Palette.PLAIN,
                () -> Integer.MAX_VALUE,
                CellWidth::of,
                "",
                true,
                false,
                Optional.of(Graphics.NONE),
                () -> Graphics.NONE);
    }

    public Look in(Palette other) {
        return new Look(other, places, measure, slash, unicode, redraws, graphics, asking);
    }

    public Look withWidth(IntSupplier places) {
        return new Look(palette, places, measure, slash, unicode, redraws, graphics, asking);
    }

    public Look withSlash() {
        return new Look(palette, places, measure, "/", unicode, redraws, graphics, asking);
    }

    public Look withUnicode(boolean possible) {
        return new Look(palette, places, measure, slash, possible, redraws, graphics, asking);
    }

    public Look redrawing(boolean possible) {
        return new Look(palette, places, measure, slash, unicode, possible, graphics, asking);
    }

    public Look showing(Optional<Graphics> known) {
        return new Look(palette, places, measure, slash, unicode, redraws, known, asking);
    }

    public Look asking(Supplier<Graphics> terminal) {
        return new Look(palette, places, measure, slash, unicode, redraws, graphics, terminal);
    }
}
