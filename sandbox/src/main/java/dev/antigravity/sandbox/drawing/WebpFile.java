package dev.antigravity.sandbox.drawing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes the lossless form of WebP for two colours: one bit a channel and pixel, and no transform, cache or back
/// reference. It is a small part of RFC 9649, and every reader knows it.
final class WebpFile {
    private static final int SIGNATURE = 0x2f;
    private static final int HEAD = 20;

    private final byte[] bits;
    private long at;

    private WebpFile(int bytes) {
        bits = new byte[bytes];
    }

    static byte[] write(Drawing drawing) {
        var pixels = (long) drawing.width() * drawing.height();
        var file = new WebpFile(Math.toIntExact(pixels / 2 + 64));
        file.image(drawing);
        var length = Math.toIntExact((file.at + 7) / 8);
        var padded = length + length % 2;
        return ByteBuffer.allocate(HEAD + padded)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(HEAD - 8 + padded)
                .put("WEBPVP8L".getBytes(StandardCharsets.US_ASCII))
                .putInt(length)
                .put(Arrays.copyOf(file.bits, padded))
                .array();
    }

    private void image(Drawing drawing) {
        put(SIGNATURE, 8);
        put(drawing.width() - 1, 14);
        put(drawing.height() - 1, 14);
        put(drawing.isOpaque() ? 0 : 1, 1);
        put(0, 3); // Version.
        put(0, 1); // No transform.
        put(0, 1); // No colour cache.
        put(0, 1); // One set of codes for all of it.
        var paper = channels(drawing.paper(), drawing.isOpaque() ? 0xff : 0);
        var ink = channels(drawing.ink(), 0xff);
        for (var channel = 0; channel < paper.length; channel++) {
            code(paper[channel], ink[channel]);
        }
        code(0, 0); // Distances, of which there are none.
        for (var y = 0; y < drawing.height(); y++) {
            for (var x = 0; x < drawing.width(); x++) {
                pixel(drawing.isInk(x, y) ? ink : paper, drawing.isInk(x, y) ? paper : ink);
            }
        }
    }

    /// In the order they are written: green, red, blue, alpha.
    private static int[] channels(int colour, int alpha) {
        return new int[] {colour >> 8 & 0xff, colour >> 16 & 0xff, colour & 0xff, alpha};
    }

    /// A simple code of one symbol, which takes no bits, or of two, of which the smaller is 0.
    private void code(int one, int other) {
        put(1, 1);
        put(one == other ? 0 : 1, 1);
        put(1, 1);
        put(Math.min(one, other), 8);
        if (one != other) {
            put(Math.max(one, other), 8);
        }
    }

    private void pixel(int[] colour, int[] other) {
        for (var channel = 0; channel < colour.length; channel++) {
            if (colour[channel] != other[channel]) {
                put(colour[channel] > other[channel] ? 1 : 0, 1);
            }
        }
    }

    private void put(int value, int count) {
        for (var i = 0; i < count; i++, at++) {
            bits[(int) (at >> 3)] |= (byte) ((value >> i & 1) << (at & 7));
        }
    }
}
