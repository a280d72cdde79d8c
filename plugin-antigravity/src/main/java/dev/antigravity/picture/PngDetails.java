package dev.antigravity.picture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;

/// Details in a PNG file: XMP, and the two texts that programs without XMP show, as `iTXt` chunks behind the header.
///
/// Source: PNG third edition, sections 5.3 and 11.3.3; XMP Specification Part 3, section 1.1.5.
final class PngDetails {
    private static final String XMP = "XML:com.adobe.xmp";
    private static final int SIGNATURE = 8;
    private static final int LONGEST_TEXT = 1 << 20;

    private PngDetails() {}

    static void embed(PictureInput in, OutputStream out, PictureDetails details) throws IOException {
        in.copy(SIGNATURE, out);
        while (true) {
            var head = in.bytes(8);
            var length = length(head);
            var name = PictureInput.text(head, 4, 4);
            if (name.equals("iTXt") && length <= LONGEST_TEXT) {
                var chunk = in.bytes((int) length + 4);
                if (!isOurs(keyword(chunk))) {
                    out.write(head);
                    out.write(chunk);
                }
                continue;
            }
            out.write(head);
            in.copy(length + 4, out);
            if (name.equals("IHDR")) {
                writeText(out, "Description", details.description().getBytes(StandardCharsets.UTF_8));
                writeText(out, "Software", details.tool().getBytes(StandardCharsets.UTF_8));
                writeText(out, XMP, XmpPacket.encode(details));
            } else if (name.equals("IEND")) {
                in.copyRest(out);
                return;
            }
        }
    }

    static Optional<byte[]> packet(PictureInput in) throws IOException {
        in.skip(SIGNATURE);
        while (true) {
            var head = in.bytes(8);
            var length = length(head);
            var name = PictureInput.text(head, 4, 4);
            if (name.equals("iTXt") && length <= LONGEST_TEXT) {
                var chunk = in.bytes((int) length + 4);
                var text = XMP.length() + 5;
                if (keyword(chunk).equals(XMP) && length >= text && chunk[XMP.length() + 1] == 0) {
                    return Optional.of(Arrays.copyOfRange(chunk, text, (int) length));
                }
            } else if (name.equals("IDAT") || name.equals("IEND")) {
                return Optional.empty(); // Ours stands before the pixels.
            } else {
                in.skip(length + 4);
            }
        }
    }

    private static boolean isOurs(String keyword) {
        return keyword.equals(XMP) || keyword.equals("Description") || keyword.equals("Software");
    }

    private static long length(byte[] head) {
        return Integer.toUnsignedLong(PictureInput.bigEndian(head, 0, 4));
    }

    private static String keyword(byte[] chunk) {
        var end = 0;
        while (end < chunk.length && chunk[end] != 0) {
            end++;
        }
        return PictureInput.text(chunk, 0, end);
    }

    /// Neither compressed nor with a language.
    private static void writeText(OutputStream out, String keyword, byte[] text) throws IOException {
        var chunk = new ByteArrayOutputStream();
        chunk.writeBytes("iTXt".getBytes(StandardCharsets.US_ASCII));
        chunk.writeBytes(keyword.getBytes(StandardCharsets.ISO_8859_1));
        chunk.writeBytes(new byte[5]);
        chunk.writeBytes(text);
        var bytes = chunk.toByteArray();
        var sum = new CRC32();
        sum.update(bytes);
        out.write(ByteBuffer.allocate(4).putInt(bytes.length - 4).array());
        out.write(bytes);
        out.write(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }
}
