package dev.antigravity.picture;

import java.io.IOException;

/// Goes through a picture to its end, without looking at its pixels.
final class PictureEnd {
    private static final int END_OF_IMAGE = 0xD9;

    private PictureEnd() {}

    /// @throws UnreadablePictureException if there is none
    static void find(PictureFormat format, PictureInput in) throws IOException {
        switch (format) {
            case PNG -> png(in);
            case JPEG -> jpeg(in);
            case WEBP -> webp(in);
            case GIF -> {} // Nobody takes one.
        }
    }

    private static void png(PictureInput in) throws IOException {
        in.skip(8);
        for (var name = ""; !name.equals("IEND"); ) {
            var head = in.bytes(8);
            name = PictureInput.text(head, 4, 4);
            in.skip(Integer.toUnsignedLong(PictureInput.bigEndian(head, 0, 4)) + 4);
        }
    }

    /// Among the pixels 0xFF is always followed by a zero or the number of an interval.
    private static void jpeg(PictureInput in) throws IOException {
        in.skip(2);
        var segment = JpegSegment.next(in);
        while (!segment.startsPixels()) {
            in.skip(segment.length());
            segment = JpegSegment.next(in);
        }
        for (int before = 0, next = in.next(); before != 0xFF || next != END_OF_IMAGE; ) {
            before = next;
            next = in.next();
        }
    }

    private static void webp(PictureInput in) throws IOException {
        in.skip(4);
        in.skip(Integer.toUnsignedLong(PictureInput.littleEndian(in.bytes(4), 0, 4)));
    }
}
