package dev.antigravity.sandbox.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/// Width and height of a picture in pixels, read from its header.
public record PictureSize(int width, int height) {
    private static final int AREA_OF_A_TOKEN = 750;

    /// @return empty if the bytes are no PNG, JPEG, GIF or WebP, or end before the size
    static Optional<PictureSize> of(byte[] bytes) {
        try {
            return MediaType.of(bytes).flatMap(type -> switch (type) {
                case "image/png" ->
                    Optional.of(
                            new PictureSize(big(bytes).getInt(16), big(bytes).getInt(20)));
                case "image/gif" ->
                    Optional.of(new PictureSize(
                            little(bytes).getShort(6), little(bytes).getShort(8)));
                case "image/jpeg" -> jpeg(big(bytes));
                case "image/webp" -> webp(little(bytes));
                default -> Optional.<PictureSize>empty();
            });
        } catch (IndexOutOfBoundsException _) {
            return Optional.empty();
        }
    }

    long tokens() {
        return 1 + (long) width * height / AREA_OF_A_TOKEN;
    }

    /// Walks over the segments to the frame header, SOF0 to SOF15 without DHT, JPG and DAC.
    private static Optional<PictureSize> jpeg(ByteBuffer bytes) {
        var at = 2;
        while (at + 9 < bytes.capacity()) {
            var marker = bytes.get(at + 1) & 0xff;
            if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
                return Optional.of(new PictureSize(bytes.getShort(at + 7), bytes.getShort(at + 5)));
            }
            at += 2 + (bytes.getShort(at + 2) & 0xffff);
        }
        return Optional.empty();
    }

    private static Optional<PictureSize> webp(ByteBuffer bytes) {
        return switch (bytes.get(15)) {
            case 'X' ->
                Optional.of(new PictureSize(1 + (bytes.getInt(24) & 0xffffff), 1 + (bytes.getInt(27) & 0xffffff)));
            case 'L' -> {
                var packed = bytes.getInt(21);
                yield Optional.of(new PictureSize(1 + (packed & 0x3fff), 1 + (packed >> 14 & 0x3fff)));
            }
            case ' ' -> Optional.of(new PictureSize(bytes.getShort(26) & 0x3fff, bytes.getShort(28) & 0x3fff));
            default -> Optional.empty();
        };
    }

    private static ByteBuffer big(byte[] bytes) {
        return ByteBuffer.wrap(bytes);
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
