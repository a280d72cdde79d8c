package dev.antigravity.tokens;

import dev.antigravity.picture.PictureFacts;
import dev.antigravity.picture.UnreadablePictureException;
import java.util.Optional;

/// The size of a picture in pixels, read from its head.
record ImageSize(int width, int height) {
    /// What a picture counts as whose size cannot be known.
    static final ImageSize UNKNOWN = new ImageSize(1024, 1024);

    /// @return empty if it is no picture of a known format, or its head is broken
    static Optional<ImageSize> read(byte[] image) {
        try {
            var facts = PictureFacts.of(image);
            return Optional.of(new ImageSize(facts.width(), facts.height()));
        } catch (UnreadablePictureException _) {
            return Optional.empty();
        }
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
