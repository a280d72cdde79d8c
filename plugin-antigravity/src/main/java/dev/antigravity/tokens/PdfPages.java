package dev.antigravity.tokens;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// What of a PDF bears on its tokens, without reading it as one: objects of the kind "page" are counted, and the bytes
/// of the strings its pages show. Encrypted and broken files count as one page without text.
///
/// Specification: ISO 32000-1, 7.3.8 (streams), 7.5.7 (object streams), 7.7.3.3 (page objects), 9.4.3 (text showing).
///
/// @param count      at least 1
/// @param characters of text, as far as the pages hold any; glyphs of two bytes count as one
record PdfPages(int count, long characters) {
    /// What a document counts as that cannot be looked into.
    static final PdfPages UNKNOWN = new PdfPages(1, 2_000);

    /// A page of paper as a picture.
    static final ImageSize PAGE_SIZE = new ImageSize(816, 1_056);

    private static final int MOST_INFLATED_BYTES = 64 << 20;
    private static final Pattern PAGE = Pattern.compile("/Type\\s*/Page(?![A-Za-z])");
    private static final Pattern STREAM = Pattern.compile("stream\\r?\\n");
    private static final Pattern SHOWN = Pattern.compile("\\(([^()]*+)\\)|<([0-9A-Fa-f\\s]++)>");

    static PdfPages read(byte[] pdf) {
        var raw = new String(pdf, StandardCharsets.ISO_8859_1);
        var pages = PAGE.matcher(raw).results().count();
        var characters = 0L;
        var left = MOST_INFLATED_BYTES;
        var streams = STREAM.matcher(raw);
        for (var from = 0; left > 0 && streams.find(from); ) {
            var inflated = inflated(pdf, streams.end(), left);
            left -= inflated.length();
            pages += PAGE.matcher(inflated).results().count();
            characters += characters(inflated);
            var end = raw.indexOf("endstream", streams.end());
            from = end < 0 ? raw.length() : end + "endstream".length();
        }
        return new PdfPages(Math.clamp(pages, 1, 10_000), characters);
    }

    /// A stream that is not deflated, or only to some point, is as good as empty from there.
    private static String inflated(byte[] pdf, int from, int most) {
        var inflater = new Inflater();
        try {
            inflater.setInput(pdf, from, pdf.length - from);
            var text = new StringBuilder();
            var buffer = new byte[16_384];
            while (text.length() < most) {
                var length = inflater.inflate(buffer);
                if (length == 0) {
                    break;
                }
                text.append(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
            }
            return text.toString();
        } catch (DataFormatException _) {
            return "";
        } finally {
            inflater.end();
        }
    }

    /// Only what stands between the operators that begin and end text is text.
    private static long characters(String content) {
        var characters = 0L;
        for (var begin = content.indexOf("BT"); begin >= 0; begin = content.indexOf("BT", begin + 2)) {
            var end = content.indexOf("ET", begin);
            if (end < 0) {
                break;
            }
            var shown = SHOWN.matcher(content).region(begin, end);
            while (shown.find()) {
                var literal = shown.group(1);
                characters +=
                        literal != null ? literal.length() : shown.group(2).length() / 4;
            }
            begin = end;
        }
        return characters;
    }
}
