package dev.antigravity.picture;

import java.io.IOException;

/// The head of one segment of a JPEG file.
///
/// @param marker its second byte
/// @param length bytes that follow the head
record JpegSegment(int marker, int length) {
    static final int APP0 = 0xE0;
    static final int APP1 = 0xE1;

    /// The head of the next segment.
    static JpegSegment next(PictureInput in) throws IOException {
        if (in.next() != 0xFF) {
            throw new UnreadablePictureException("has something between two segments");
        }
        var marker = in.next();
        while (marker == 0xFF) {
            marker = in.next(); // Fill bytes.
        }
        if (marker == 0xD8 || marker == 0xD9 || marker == 0x01 || marker >= 0xD0 && marker <= 0xD7) {
            return new JpegSegment(marker, 0);
        }
        var length = PictureInput.bigEndian(in.bytes(2), 0, 2);
        if (length < 2) {
            throw new UnreadablePictureException("has a segment of " + length + " bytes");
        }
        return new JpegSegment(marker, length - 2);
    }

    boolean startsPixels() {
        return marker == 0xDA || marker == 0xD9;
    }

    /// SOF0 to SOF15; three numbers between them mean something else.
    boolean isFrameHeader() {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    /// Whether it has a length of its own.
    boolean isBare() {
        return length == 0 && (marker == 0x01 || marker >= 0xD0 && marker <= 0xD9);
    }
}
