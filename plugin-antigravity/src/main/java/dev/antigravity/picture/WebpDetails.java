package dev.antigravity.picture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Details in a WebP file: XMP in a chunk of its own at the end, announced by a flag of the chunk `VP8X`, which a
/// simple file gets for it.
///
/// Source: WebP Container Specification, read 2026-11.
final class WebpDetails {
    private static final String XMP = "XMP ";
    private static final String EXTENDED = "VP8X";
    private static final int VP8X_BYTES = 10;

    private WebpDetails() {}

    /// @param kept of this file, see {@link #keptBytes}
    static void embed(PictureInput in, long kept, OutputStream out, PictureDetails details) throws IOException {
        var packet = XmpPacket.encode(details);
        var padding = packet.length & 1;
        var size = 4 + 8 + VP8X_BYTES + kept + 8 + packet.length + padding;
        var left = size(in.bytes(12), 4) - 4;
        var first = Chunk.next(in);
        var start = in.bytes((int) Math.min(WebpStart.LONGEST, first.length()));
        var webp = WebpStart.of(first.name(), start);

        write(out, "RIFF", size);
        out.write(text("WEBP"));
        write(out, EXTENDED, VP8X_BYTES);
        out.write(extension(webp));
        if (webp.extended()) {
            in.skip(first.padded() - start.length);
        } else {
            write(out, first.name(), first.length());
            out.write(start);
            in.copy(first.padded() - start.length, out);
        }
        left -= 8 + first.padded();
        while (left >= 8) {
            var chunk = Chunk.next(in);
            if (chunk.isKept()) {
                write(out, chunk.name(), chunk.length());
                in.copy(chunk.padded(), out);
            } else {
                in.skip(chunk.padded());
            }
            left -= 8 + chunk.padded();
        }
        write(out, XMP, packet.length);
        out.write(packet);
        out.write(new byte[padding]);
    }

    /// How many bytes of a file stay: its size has to be written before them.
    static long keptBytes(PictureInput in) throws IOException {
        var kept = 0L;
        for (var left = size(in.bytes(12), 4) - 4; left >= 8; ) {
            var chunk = Chunk.next(in);
            in.skip(chunk.padded());
            kept += chunk.isKept() ? 8 + chunk.padded() : 0;
            left -= 8 + chunk.padded();
        }
        return kept;
    }

    private static byte[] extension(WebpStart webp) {
        return ByteBuffer.allocate(VP8X_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(webp.flags() | WebpStart.XMP)
                .put(threeBytes(webp.width() - 1))
                .put(threeBytes(webp.height() - 1))
                .array();
    }

    private static byte[] threeBytes(int number) {
        return new byte[] {(byte) number, (byte) (number >> 8), (byte) (number >> 16)};
    }

    private static void write(OutputStream out, String name, long length) throws IOException {
        out.write(text(name));
        out.write(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) length)
                .array());
    }

    private static byte[] text(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }

    static Optional<byte[]> packet(PictureInput in) throws IOException {
        var left = size(in.bytes(12), 4) - 4;
        while (left >= 8) {
            var chunk = Chunk.next(in);
            left -= 8 + chunk.padded();
            if (chunk.name().equals(XMP) && chunk.length() <= 1 << 20) {
                return Optional.of(in.bytes((int) chunk.length()));
            }
            in.skip(chunk.padded());
        }
        return Optional.empty();
    }

    private static long size(byte[] bytes, int at) {
        return Integer.toUnsignedLong(PictureInput.littleEndian(bytes, at, 4));
    }

    /// The head of a chunk.
    private record Chunk(String name, long length) {
        static Chunk next(PictureInput in) throws IOException {
            var head = in.bytes(8);
            return new Chunk(PictureInput.text(head, 0, 4), size(head, 4));
        }

        boolean isKept() {
            return !name.equals(XMP) && !name.equals(EXTENDED);
        }

        /// Chunks have an even number of bytes.
        long padded() {
            return length + (length & 1);
        }
    }
}
