package dev.antigravity.tokens;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The size of a picture in pixels, read from its head.
record ImageSize(int width, int height) {
    /// What a picture counts as whose size cannot be known.
    static final ImageSize UNKNOWN = new ImageSize(1024, 1024);

    /// @return empty if it is no PNG, GIF, JPEG or WebP, or its head is broken
    static Optional<ImageSize> read(byte[] image) {
        try {
            var bytes = ByteBuffer.wrap(image);
            return switch (start(image)) {
                case PNG -> size(bytes.getInt(16), bytes.getInt(20));
                case GIF -> {
                    bytes.order(ByteOrder.LITTLE_ENDIAN);
                    yield size(bytes.getShort(6) & 0xffff, bytes.getShort(8) & 0xffff);
                }
                case JPEG -> jpeg(bytes);
                case WEBP -> webp(bytes.order(ByteOrder.LITTLE_ENDIAN));
                case OTHER -> Optional.empty();
            };
        } catch (IndexOutOfBoundsException _) {
            return Optional.empty();
        }
    }

    private enum Format {
        PNG,
        GIF,
        JPEG,
        WEBP,
        OTHER
    }

    private static Format start(byte[] image) {
        var head = new String(image, 0, Math.min(image.length, 12), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u0089PNG")) {
            return Format.PNG;
        }
        if (head.startsWith("GIF8")) {
            return Format.GIF;
        }
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return Format.JPEG;
        }
        return head.startsWith("RIFF") && head.endsWith("WEBP") ? Format.WEBP : Format.OTHER;
    }

    /// Goes from segment to segment until one describes the frame.
    private static Optional<ImageSize> jpeg(ByteBuffer bytes) {
        for (var at = 2; ; ) {
            var marker = bytes.getShort(at) & 0xffff;
            if (marker >= 0xffc0 && marker <= 0xffcf && marker != 0xffc4 && marker != 0xffc8 && marker != 0xffcc) {
                return size(bytes.getShort(at + 7) & 0xffff, bytes.getShort(at + 5) & 0xffff);
            }
            at += 2 + (bytes.getShort(at + 2) & 0xffff);
        }
    }

    /// The three kinds of WebP: lossy, lossless, and extended, which states the size of its canvas.
    private static Optional<ImageSize> webp(ByteBuffer bytes) {
        return switch ((char) bytes.get(15)) {
            case ' ' -> size(bytes.getShort(26) & 0x3fff, bytes.getShort(28) & 0x3fff);
            case 'L' -> {
                var bits = bytes.getInt(21);
                yield size((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1);
            }
            case 'X' -> size((bytes.getInt(24) & 0xffffff) + 1, (bytes.getInt(26) >>> 8) + 1);
            default -> Optional.empty();
        };
    }

    private static Optional<ImageSize> size(int width, int height) {
        return width > 0 && height > 0 ? Optional.of(new ImageSize(width, height)) : Optional.empty();
    }

    /// This picture made smaller until it fits.
    ImageSize within(int mostWidth, int mostHeight) {
        return scaled(Math.min((double) mostWidth / width, (double) mostHeight / height));
    }

    /// This picture made smaller until its shorter side fits.
    ImageSize shorter(int most) {
        return scaled((double) most / Math.min(width, height));
    }

    private ImageSize scaled(double scale) {
        return scale >= 1
                ? this
                : new ImageSize(
                        Math.max(1, (int) Math.round(width * scale)), Math.max(1, (int) Math.round(height * scale)));
    }

    long area() {
        return (long) width * height;
    }

    /// How many squares of that side it takes to cover the picture.
    long tiles(int side) {
        return (long) Math.ceilDiv(width, side) * Math.ceilDiv(height, side);
    }
}
