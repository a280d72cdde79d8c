package dev.antigravity.host.screen;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/// A picture as DEC's sixels: bands of six lines, each band once for every colour in it, in a palette of 216.
///
/// Source: VT330/VT340 Programmer Reference Manual, chapter 14.
final class Sixels {
    private static final int BAND = 6;
    private static final int SHADES = 6;
    private static final int NOTHING = -1;

    private final int width;
    private final int height;
    private final int[][] colours;

    /// @param mostDots how wide it may be; wider pictures are made smaller
    Sixels(BufferedImage picture, int mostDots) {
        width = Math.min(picture.getWidth(), mostDots);
        height = Math.max(1, Math.round((float) picture.getHeight() * width / picture.getWidth()));
        var scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        var brush = scaled.createGraphics();
        brush.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        brush.drawImage(picture, 0, 0, width, height, null);
        brush.dispose();
        colours = new int[height][width];
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                colours[y][x] = colour(scaled.getRGB(x, y));
            }
        }
    }

    String sequence() {
        var out = new StringBuilder("\033P0;1;0q\"1;1;" + width + ";" + height);
        for (var colour = 0; colour < SHADES * SHADES * SHADES; colour++) {
            out.append('#').append(colour).append(";2;");
            out.append(percent(colour / (SHADES * SHADES)))
                    .append(';')
                    .append(percent(colour / SHADES % SHADES))
                    .append(';')
                    .append(percent(colour % SHADES));
        }
        for (var top = 0; top < height; top += BAND) {
            band(top, out);
        }
        return out.append("\033\\").toString();
    }

    private void band(int top, StringBuilder out) {
        var there = new boolean[SHADES * SHADES * SHADES];
        var bottom = Math.min(top + BAND, height);
        for (var y = top; y < bottom; y++) {
            for (var x = 0; x < width; x++) {
                if (colours[y][x] != NOTHING) {
                    there[colours[y][x]] = true;
                }
            }
        }
        for (var colour = 0; colour < there.length; colour++) {
            if (there[colour]) {
                out.append('#').append(colour);
                line(top, bottom, colour, out);
                out.append('$');
            }
        }
        out.append('-');
    }

    private void line(int top, int bottom, int colour, StringBuilder out) {
        var run = 0;
        var last = 0;
        for (var x = 0; x <= width; x++) {
            var dots = x < width ? dots(top, bottom, x, colour) : NOTHING;
            if (run > 0 && dots != last) {
                repeat(last, run, out);
                run = 0;
            }
            last = dots;
            run++;
        }
    }

    private int dots(int top, int bottom, int x, int colour) {
        var dots = 0;
        for (var y = top; y < bottom; y++) {
            dots |= colours[y][x] == colour ? 1 << (y - top) : 0;
        }
        return dots;
    }

    private static void repeat(int dots, int times, StringBuilder out) {
        var sign = (char) ('?' + dots);
        if (times > 3) {
            out.append('!').append(times).append(sign);
        } else {
            out.repeat(sign, times);
        }
    }

    private static int colour(int argb) {
        return argb >>> 24 < 128
                ? NOTHING
                : shade(argb >> 16) * SHADES * SHADES + shade(argb >> 8) * SHADES + shade(argb);
    }

    private static int shade(int part) {
        return ((part & 0xFF) * (SHADES - 1) + 127) / 255;
    }

    private static int percent(int shade) {
        return shade * 100 / (SHADES - 1);
    }
}
