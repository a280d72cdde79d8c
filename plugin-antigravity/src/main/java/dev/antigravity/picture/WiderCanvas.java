package dev.antigravity.picture;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/// A picture on a larger canvas, and the mask that says where the canvas is still empty. Pixels are decoded here and
/// nowhere else; the picture and its mask are held in memory.
///
/// @param canvas the picture; transparent around it
/// @param at     where the picture lies on it
public record WiderCanvas(BufferedImage canvas, Margins at, int pictureWidth, int pictureHeight) {
    /// More cannot be painted on: no provider takes it.
    private static final long MOST_PIXELS = 50_000_000;

    /// Pixels to add at each side.
    public record Margins(int left, int top, int right, int bottom) {
        public Margins {
            if (left < 0 || top < 0 || right < 0 || bottom < 0 || left + top + right + bottom == 0) {
                throw new IllegalArgumentException("margins are not negative, and not all nothing");
            }
        }
    }

    /// @param picture a PNG or JPEG file
    /// @throws UnreadablePictureException if it is another, or together with its margins too large
    public static WiderCanvas around(Path picture, Margins margins) throws IOException {
        var facts = PictureFacts.of(picture);
        var width = (long) facts.width() + margins.left() + margins.right();
        var height = (long) facts.height() + margins.top() + margins.bottom();
        if (width * height > MOST_PIXELS) {
            throw new UnreadablePictureException("would be " + width + " x " + height + " pixels large, more than "
                    + MOST_PIXELS / 1_000_000 + " million");
        }
        var drawn = ImageIO.read(picture.toFile());
        if (drawn == null) {
            throw new UnreadablePictureException(
                    "is " + facts.format().word() + ", which cannot be painted on; give a PNG or JPEG file");
        }
        var canvas = new BufferedImage((int) width, (int) height, BufferedImage.TYPE_INT_ARGB);
        var brush = canvas.createGraphics();
        brush.drawImage(drawn, margins.left(), margins.top(), null);
        brush.dispose();
        return new WiderCanvas(canvas, margins, drawn.getWidth(), drawn.getHeight());
    }

    /// `1536x1024`.
    public String size() {
        return canvas.getWidth() + "x" + canvas.getHeight();
    }

    public void writePicture(Path png) throws IOException {
        write(canvas, png);
    }

    /// Opaque where the picture is, transparent where something is to be added.
    public void writeMask(Path png) throws IOException {
        var mask = new BufferedImage(canvas.getWidth(), canvas.getHeight(), BufferedImage.TYPE_INT_ARGB);
        var brush = mask.createGraphics();
        brush.setComposite(AlphaComposite.Src);
        brush.setColor(Color.BLACK);
        brush.fillRect(at.left(), at.top(), pictureWidth, pictureHeight);
        brush.dispose();
        write(mask, png);
    }

    private static void write(BufferedImage image, Path png) throws IOException {
        if (!ImageIO.write(image, "png", png.toFile())) {
            throw new IOException("this JDK writes no PNG");
        }
    }
}
