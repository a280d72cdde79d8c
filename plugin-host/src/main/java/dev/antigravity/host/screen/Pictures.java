package dev.antigravity.host.screen;

import dev.antigravity.api.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Pictures as the escape sequences of a terminal. What it cannot be shown is left to the line with its path.
final class Pictures {
    private static final Logger LOG = LoggerFactory.getLogger(Pictures.class);

    /// Nobody waits for more over a slow line.
    private static final long LARGEST_BYTES = 16 << 20;

    private static final int KITTY_CHUNK = 4096;

    /// Dots of a place, where nobody knows better.
    private static final int DOTS_PER_PLACE = 8;

    private static final int WIDEST = 60;

    private Pictures() {}

    /// @param places how wide the terminal is
    static Optional<String> sequence(Image image, Graphics graphics, int places) {
        try {
            if (graphics == Graphics.NONE || Files.size(image.path()) > LARGEST_BYTES) {
                return Optional.empty();
            }
            return switch (graphics) {
                case NONE -> Optional.empty();
                case ITERM2 -> Optional.of(iterm2(Files.readAllBytes(image.path()), image, places));
                case KITTY -> dots(image).map(dots -> kitty(dots, places));
                case SIXEL -> dots(image).map(dots -> new Sixels(dots, room(places) * DOTS_PER_PLACE).sequence());
            };
        } catch (IOException | RuntimeException e) {
            LOG.info("{} cannot be shown: {}", image.path(), e.getMessage());
            return Optional.empty();
        }
    }

    private static String iterm2(byte[] bytes, Image image, int places) {
        var name = Base64.getEncoder()
                .encodeToString(String.valueOf(image.path().getFileName()).getBytes(StandardCharsets.UTF_8));
        return "\033]1337;File=name=" + name + ";size=" + bytes.length + ";width=" + room(places)
                + ";preserveAspectRatio=1;inline=1:" + Base64.getEncoder().encodeToString(bytes) + "\007";
    }

    private static String kitty(BufferedImage dots, int places) {
        var data = Base64.getEncoder().encodeToString(png(dots));
        var columns = Math.min(room(places), Math.max(1, dots.getWidth() / DOTS_PER_PLACE));
        var sequence = new StringBuilder();
        for (var at = 0; at < data.length(); at += KITTY_CHUNK) {
            var end = Math.min(data.length(), at + KITTY_CHUNK);
            sequence.append("\033_G")
                    .append(at == 0 ? "a=T,f=100,q=2,c=" + columns + "," : "")
                    .append("m=")
                    .append(end < data.length() ? 1 : 0)
                    .append(';')
                    .append(data, at, end)
                    .append("\033\\");
        }
        return sequence.toString();
    }

    private static Optional<BufferedImage> dots(Image image) throws IOException {
        return Optional.ofNullable(ImageIO.read(image.path().toFile()));
    }

    private static byte[] png(BufferedImage dots) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(dots, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static int room(int places) {
        return Math.max(1, Math.min(WIDEST, places - 1));
    }
}
