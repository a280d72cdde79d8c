package dev.antigravity.json;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A document without what some of its texts hold behind a beginning like `data:image/png;base64,`: that is too long to
/// be held, and stays where it is. The rest is the same document with a number, counted from 0, in place of each.
///
/// It is read as text: that the rest is JSON is for others to find out.
public final class DetachedTexts {
    private static final int LONGEST_BEGINNING = 128;

    private final byte[] rest;
    private final List<Piece> pieces;

    private DetachedTexts(byte[] rest, List<Piece> pieces) {
        this.rest = rest;
        this.pieces = List.copyOf(pieces);
    }

    /// Where one of the texts is.
    ///
    /// @param from  offset of its first byte in the document
    /// @param until offset behind its last one
    /// @param at    offset in the rest behind what stands for it
    public record Piece(long from, long until, int at) {
        public long length() {
            return until - from;
        }
    }

    /// @param beginning of the texts in question, up to a comma
    /// @param mostBytes how long the rest may be
    /// @throws MalformedJsonException if a text does not end, or the rest is longer
    public static DetachedTexts read(InputStream document, Pattern beginning, int mostBytes) throws IOException {
        return new Reading(document, beginning, mostBytes).read();
    }

    public byte[] rest() {
        return rest;
    }

    public List<Piece> pieces() {
        return pieces;
    }

    /// The place in the document of a place in the rest.
    public long placeOf(int inRest) {
        return pieces.stream()
                .filter(piece -> piece.at() <= inRest)
                .reduce((_, later) -> later)
                .map(piece -> piece.until() + inRest - piece.at())
                .orElse((long) inRest);
    }

    private static final class Reading {
        private final InputStream in;
        private final Pattern beginning;
        private final int mostBytes;
        private final ByteArrayOutputStream rest = new ByteArrayOutputStream();
        private final List<Piece> pieces = new ArrayList<>();
        private long at;

        Reading(InputStream document, Pattern beginning, int mostBytes) {
            in = new BufferedInputStream(document, 32 << 10);
            this.beginning = beginning;
            this.mostBytes = mostBytes;
        }

        DetachedTexts read() throws IOException {
            for (var b = next(); b >= 0; b = next()) {
                keep(b);
                if (b == '"') {
                    text();
                }
            }
            return new DetachedTexts(rest.toByteArray(), pieces);
        }

        private int next() throws IOException {
            at++;
            return in.read();
        }

        private int nextOfText() throws IOException {
            var b = next();
            if (b < 0) {
                throw new MalformedJsonException("a text does not end", 1, 1);
            }
            return b;
        }

        private void keep(int b) {
            if (rest.size() == mostBytes) {
                throw new MalformedJsonException("more than " + mostBytes + " bytes beside its pictures", 1, 1);
            }
            rest.write(b);
        }

        private void text() throws IOException {
            var start = new StringBuilder();
            for (var b = nextOfText(); b != '"'; b = nextOfText()) {
                keep(b);
                if (b == '\\') {
                    b = nextOfText();
                    keep(b);
                }
                if (start.length() < LONGEST_BEGINNING) {
                    start.append((char) b);
                    if (b == ',' && beginning.matcher(start).matches()) {
                        detach();
                        return;
                    }
                }
            }
            keep('"');
        }

        private void detach() throws IOException {
            var from = at;
            var b = nextOfText();
            while (b != '"') {
                if (b < ' ') {
                    throw new MalformedJsonException("a control character in a text", 1, 1);
                }
                b = b == '\\' ? escaped() : nextOfText();
            }
            rest.writeBytes(Integer.toString(pieces.size()).getBytes(StandardCharsets.US_ASCII));
            pieces.add(new Piece(from, at - 1, rest.size()));
            keep('"');
        }

        /// Over the character behind a backslash, whatever it is.
        private int escaped() throws IOException {
            nextOfText();
            return nextOfText();
        }
    }
}
