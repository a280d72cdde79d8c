package dev.antigravity.host.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.api.Image;
import dev.antigravity.api.Report;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {
    @TempDir
    private Path folder;

    private Image image;

    @BeforeEach
    void draw() throws IOException {
        var dots = new BufferedImage(64, 13, BufferedImage.TYPE_INT_RGB);
        var random = new Random(7);
        for (var x = 0; x < 64; x++) {
            for (var y = 0; y < 13; y++) {
                dots.setRGB(x, y, x < 32 ? Color.RED.getRGB() : random.nextInt());
            }
        }
        var file = folder.resolve("dots.png");
        ImageIO.write(dots, "png", file.toFile());
        image = new Image(file, "image/png", "dots");
    }

    private String sequence(Graphics graphics) {
        return Pictures.sequence(image, graphics, 80).orElseThrow();
    }

    @Test
    void sendsKittyAPngInPieces() throws IOException {
        var sequence = sequence(Graphics.KITTY);

        assertThat(sequence).startsWith("\033_Ga=T,f=100,q=2,c=8,m=");
        var pieces = Pattern.compile("\033_G[^;]*m=(\\d);([^\033]*)\033\\\\")
                .matcher(sequence)
                .results()
                .toList();
        assertThat(pieces).allSatisfy(piece -> assertThat(piece.group(2)).hasSizeLessThanOrEqualTo(4096));
        assertThat(pieces.getLast().group(1)).isEqualTo("0");
        var data = pieces.stream().map(piece -> piece.group(2)).collect(Collectors.joining());
        var shown = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(data)));
        assertThat(shown.getWidth()).isEqualTo(64);
        assertThat(shown.getRGB(3, 3)).isEqualTo(Color.RED.getRGB());
    }

    @Test
    void sendsITerm2TheFileAsItIs() throws IOException {
        var sequence = sequence(Graphics.ITERM2);

        assertThat(sequence)
                .startsWith("\033]1337;File=name=")
                .contains(";inline=1:")
                .endsWith("\007");
        var data = sequence.substring(sequence.indexOf(':') + 1, sequence.length() - 1);
        assertThat(Base64.getDecoder().decode(data)).isEqualTo(Files.readAllBytes(image.path()));
    }

    @Test
    void drawsSixelsThatReadBackAsThePicture() {
        var sequence = sequence(Graphics.SIXEL);

        assertThat(sequence).startsWith("\033P0;1;0q\"1;1;64;13").endsWith("-\033\\");
        var bands =
                sequence.substring(sequence.indexOf("#215;2;100;100;100") + 18).split("-");
        assertThat(bands[0]).startsWith("#"); // three bands of six, six and one lines
        assertThat(bands).hasSize(4);
        var red = 5 * 36;
        assertThat(bands[0]).contains("#" + red + "!32~");
        assertThat(bands[2]).contains("#" + red + "!32@");
    }

    @Test
    void makesAWidePictureFitTheTerminal() {
        assertThat(Pictures.sequence(image, Graphics.SIXEL, 5).orElseThrow()).contains("\"1;1;32;7");
    }

    @Test
    void leavesWhatIsNoPictureToItsPath() throws IOException {
        Files.writeString(image.path(), "no picture");

        assertThat(Pictures.sequence(image, Graphics.KITTY, 80)).isEmpty();
        assertThat(Pictures.sequence(image, Graphics.SIXEL, 80)).isEmpty();
    }

    @Test
    void showsThePicturesOfAResultOnlyWhereThatIsPossible() {
        var result = new Report().artifact(image.path(), "image/png", "dots").done();

        assertThat(shown(result, Look.plain().showing(Optional.of(Graphics.KITTY))))
                .startsWith("\033_G");
        assertThat(shown(result, Look.plain())).isEmpty();
        assertThat(shown(result, Look.plain().showing(Optional.empty()).asking(() -> Graphics.SIXEL)))
                .startsWith("\033P");
    }

    private static String shown(dev.antigravity.api.CommandResult result, Look look) {
        var out = new StringWriter();
        var screen = new Screen(new PrintWriter(out), look);
        screen.show(result, screen);
        return out.toString();
    }
}
