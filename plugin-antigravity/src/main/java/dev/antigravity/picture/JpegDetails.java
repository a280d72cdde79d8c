package dev.antigravity.picture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Details in a JPEG file: XMP in an APP1 segment, behind the JFIF and Exif segments that want to be first.
///
/// Source: XMP Specification Part 3, section 1.1.3.
final class JpegDetails {
    private static final byte[] XMP = "http://ns.adobe.com/xap/1.0/\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EXIF = "Exif\0".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_PACKET = 0xFFFF - 2 - XMP.length;

    private JpegDetails() {}

    static void embed(PictureInput in, OutputStream out, PictureDetails details) throws IOException {
        in.copy(2, out);
        var written = false;
        while (true) {
            var segment = JpegSegment.next(in);
            var content = segment.marker() == JpegSegment.APP1 ? in.bytes(segment.length()) : new byte[0];
            if (startsWith(content, XMP)) {
                continue;
            }
            var isFirst = segment.marker() == JpegSegment.APP0 || startsWith(content, EXIF);
            if (!written && !isFirst) {
                writeSegment(out, JpegSegment.APP1, packet(details));
                written = true;
            }
            writeHead(out, segment);
            if (segment.marker() == JpegSegment.APP1) {
                out.write(content);
            } else {
                in.copy(segment.length(), out);
            }
            if (segment.startsPixels()) {
                in.copyRest(out);
                return;
            }
        }
    }

    static Optional<byte[]> packet(PictureInput in) throws IOException {
        in.skip(2);
        while (true) {
            var segment = JpegSegment.next(in);
            if (segment.startsPixels()) {
                return Optional.empty();
            }
            var content = in.bytes(segment.length());
            if (segment.marker() == JpegSegment.APP1 && startsWith(content, XMP)) {
                return Optional.of(Arrays.copyOfRange(content, XMP.length, content.length));
            }
        }
    }

    /// A segment holds 64 KiB. A prompt that leaves no room for the rest is shortened, and says so.
    private static byte[] packet(PictureDetails details) {
        var packet = XmpPacket.encode(details);
        var words = details.description();
        while (packet.length > LONGEST_PACKET && !words.isEmpty()) {
            words = words.substring(0, words.offsetByCodePoints(0, words.codePointCount(0, words.length()) * 3 / 4));
            packet = XmpPacket.encode(details.withDescription(words + "…"));
        }
        if (packet.length > LONGEST_PACKET) {
            throw new IllegalArgumentException("the facts alone are longer than a JPEG file can hold");
        }
        var content = new ByteArrayOutputStream();
        content.writeBytes(XMP);
        content.writeBytes(packet);
        return content.toByteArray();
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }

    private static void writeSegment(OutputStream out, int marker, byte[] content) throws IOException {
        writeHead(out, new JpegSegment(marker, content.length));
        out.write(content);
    }

    private static void writeHead(OutputStream out, JpegSegment segment) throws IOException {
        out.write(0xFF);
        out.write(segment.marker());
        if (!segment.isBare()) {
            out.write((segment.length() + 2) >> 8);
            out.write(segment.length() + 2);
        }
    }
}
