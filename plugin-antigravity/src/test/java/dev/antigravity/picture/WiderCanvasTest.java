package dev.antigravity.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.antigravity.picture.WiderCanvas.Margins;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WiderCanvasTest {
    @TempDir
    private Path folder;

    @Test
    void putsThePictureOnItsPlaceAndLeavesTheRestToBePainted() throws IOException {
        var picture = folder.resolve("picture.png");
        var drawn = new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB);
        drawn.setRGB(0, 0, 0xff8800);
        ImageIO.write(drawn, "png", picture.toFile());

        var canvas = WiderCanvas.around(picture, new Margins(2, 1, 0, 5));
        canvas.writePicture(folder.resolve("canvas.png"));
        canvas.writeMask(folder.resolve("mask.png"));

        assertThat(canvas.size()).isEqualTo("6x9");
        var painted = ImageIO.read(folder.resolve("canvas.png").toFile());
        assertThat(painted.getRGB(2, 1)).isEqualTo(0xffff8800);
        assertThat(painted.getRGB(1, 1) >>> 24).isZero();
        var mask = ImageIO.read(folder.resolve("mask.png").toFile());
        for (var y = 0; y < 9; y++) {
            for (var x = 0; x < 6; x++) {
                var isPicture = x >= 2 && y >= 1 && y < 4;
                assertThat(mask.getRGB(x, y) >>> 24).as("%d, %d", x, y).isEqualTo(isPicture ? 0xff : 0);
            }
        }
    }

    @Test
    void refusesWhatIsTooLargeOrCannotBePaintedOn() throws IOException {
        var picture = folder.resolve("picture.png");
        ImageIO.write(new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());

        assertThatThrownBy(() -> WiderCanvas.around(picture, new Margins(9_999, 9_999, 0, 0)))
                .hasMessageContaining("more than 50 million");
        assertThatThrownBy(() ->
                        WiderCanvas.around(Path.of("src/test/resources/picture/lossy.webp"), new Margins(1, 0, 0, 0)))
                .isInstanceOf(UnreadablePictureException.class)
                .hasMessageContaining("webp");
    }
}
