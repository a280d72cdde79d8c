package dev.antigravity.picture;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Puts details into pictures and finds them again.
public final class Embedding {
    private Embedding() {}

    /// Copies a picture, with its details in the copy instead of those it had. A format without a place for them (GIF)
    /// is copied as it is.
    ///
    /// @param target is written over
    /// @throws UnreadablePictureException if the source is no picture
    public static void copy(Path source, Path target, PictureDetails details) throws IOException {
        var format = formatOf(source);
        var kept = format == PictureFormat.WEBP ? keptBytes(source) : 0;
        try (var in = new BufferedInputStream(Files.newInputStream(source));
                var out = new BufferedOutputStream(Files.newOutputStream(target))) {
            var picture = new PictureInput(in);
            switch (format) {
                case PNG -> PngDetails.embed(picture, out, details);
                case JPEG -> JpegDetails.embed(picture, out, details);
                case WEBP -> WebpDetails.embed(picture, kept, out, details);
                case GIF -> picture.copyRest(out);
            }
        }
    }

    /// What {@link #copy} once put there.
    ///
    /// @throws UnreadablePictureException if the file is no picture
    public static Optional<PictureDetails> find(Path file) throws IOException {
        var format = formatOf(file);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            var picture = new PictureInput(in);
            var packet = switch (format) {
                case PNG -> PngDetails.packet(picture);
                case JPEG -> JpegDetails.packet(picture);
                case WEBP -> WebpDetails.packet(picture);
                case GIF -> Optional.<byte[]>empty();
            };
            return packet.flatMap(XmpPacket::decode);
        }
    }

    private static long keptBytes(Path webp) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(webp))) {
            return WebpDetails.keptBytes(new PictureInput(in));
        }
    }

    private static PictureFormat formatOf(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return PictureFacts.formatOf(in.readNBytes(PictureFormat.SIGNATURE_BYTES));
        }
    }
}
