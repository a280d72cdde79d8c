package dev.antigravity.picture;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a picture says of itself before its pixels begin.
///
/// @param width  in pixels
/// @param height in pixels
/// @param alpha  whether its pixels can be transparent
public record PictureFacts(PictureFormat format, int width, int height, boolean alpha) {
    public PictureFacts {
        if (width < 1 || height < 1) {
            throw new UnreadablePictureException("says that it is " + width + " x " + height + " pixels large");
        }
    }

    /// @throws UnreadablePictureException if it is no picture of a known format
    /// @throws IOException                if the file cannot be read
    public static PictureFacts of(Path file) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            return read(in);
        }
    }

    /// The same, of a picture that does not break off: one that does may look well at its start.
    ///
    /// @throws UnreadablePictureException if it is no picture of a known format, or ends too early
    /// @throws IOException                if the file cannot be read
    public static PictureFacts ofWhole(Path file) throws IOException {
        var facts = of(file);
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            PictureEnd.find(facts.format(), new PictureInput(in));
        }
        return facts;
    }

    /// @param start the picture, or enough of its start
    /// @throws UnreadablePictureException if it is no picture of a known format
    public static PictureFacts of(byte[] start) {
        try {
            return read(new ByteArrayInputStream(start));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // Memory does not fail.
        }
    }

    private static PictureFacts read(InputStream in) throws IOException {
        var input = new PictureInput(in);
        var first = input.upTo(PictureFormat.SIGNATURE_BYTES);
        return switch (formatOf(first)) {
            case PNG -> png(input);
            case JPEG -> jpeg(new PictureInput(joined(first, 2, in)));
            case WEBP -> webp(input);
            case GIF -> gif(new PictureInput(joined(first, 6, in)));
        };
    }

    static PictureFormat formatOf(byte[] first) {
        return PictureFormat.of(first)
                .orElseThrow(() -> new UnreadablePictureException("is neither PNG, JPEG, WebP nor GIF"));
    }

    private static InputStream joined(byte[] first, int from, InputStream rest) {
        return new SequenceInputStream(new ByteArrayInputStream(first, from, first.length - from), rest);
    }

    private static PictureFacts png(PictureInput in) throws IOException {
        // Four bytes of the length of IHDR are in the signature we have read.
        var header = in.bytes(4 + 13);
        if (!PictureInput.text(header, 0, 4).equals("IHDR")) {
            throw new UnreadablePictureException("has no header");
        }
        var colours = header[4 + 9];
        return new PictureFacts(
                PictureFormat.PNG,
                PictureInput.bigEndian(header, 4, 4),
                PictureInput.bigEndian(header, 8, 4),
                colours == 4 || colours == 6);
    }

    private static PictureFacts jpeg(PictureInput in) throws IOException {
        while (true) {
            var segment = JpegSegment.next(in);
            if (segment.startsPixels()) {
                throw new UnreadablePictureException("has no frame header");
            }
            if (segment.isFrameHeader()) {
                var frame = in.bytes(segment.length());
                if (frame.length < 5) {
                    throw new UnreadablePictureException("has a broken frame header");
                }
                return new PictureFacts(
                        PictureFormat.JPEG,
                        PictureInput.bigEndian(frame, 3, 2),
                        PictureInput.bigEndian(frame, 1, 2),
                        false);
            }
            in.skip(segment.length());
        }
    }

    private static PictureFacts webp(PictureInput in) throws IOException {
        var head = in.bytes(8);
        var start = in.bytes(Math.min(WebpStart.LONGEST, PictureInput.littleEndian(head, 4, 4) & Integer.MAX_VALUE));
        return WebpStart.of(PictureInput.text(head, 0, 4), start).facts();
    }

    private static PictureFacts gif(PictureInput in) throws IOException {
        var size = in.bytes(4);
        return new PictureFacts(
                PictureFormat.GIF, PictureInput.littleEndian(size, 0, 2), PictureInput.littleEndian(size, 2, 2), true);
    }
}
