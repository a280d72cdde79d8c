package dev.antigravity.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddingTest {
    private static final PictureDetails DETAILS = new PictureDetails(
            "a fox <in> \"snow\" & 雪, \uD83E\uDD8A",
            "Antigravity",
            Instant.parse("2026-11-20T09:15:00Z"),
            Map.of("model", "sandbox-image", "cost", "0.04 USD"));

    @TempDir
    private Path folder;

    private Path target;

    @BeforeEach
    void nameTheTarget() {
        target = folder.resolve("with-details");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg"})
    void keepsEveryPixelAndGivesTheDetailsBack(String format) throws IOException {
        var source = drawn(format);

        Embedding.copy(source, target, DETAILS);

        assertThat(Embedding.find(target)).contains(DETAILS);
        assertThat(pixels(target)).isEqualTo(pixels(source));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lossy", "lossless", "alpha"})
    void extendsWebpFiles(String name) throws IOException {
        var source = resource(name + ".webp");
        var facts = PictureFacts.of(source);

        Embedding.copy(source, target, DETAILS);

        assertThat(Embedding.find(target)).contains(DETAILS);
        assertThat(PictureFacts.of(target)).isEqualTo(facts);
        var bytes = ByteBuffer.wrap(Files.readAllBytes(target)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes.getInt(4)).as("size in the head").isEqualTo(bytes.capacity() - 8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg"})
    void replacesDetailsInsteadOfAddingMore(String format) throws IOException {
        Embedding.copy(drawn(format), target, DETAILS);
        var again = folder.resolve("again");
        var newer = DETAILS.withDescription("warmer");

        Embedding.copy(target, again, newer);

        assertThat(Embedding.find(again)).contains(newer);
        assertThat(Files.readString(again, StandardCharsets.ISO_8859_1)).doesNotContain("snow");
    }

    @Test
    void replacesDetailsOfWebpFiles() throws IOException {
        Embedding.copy(resource("lossless.webp"), target, DETAILS);
        var again = folder.resolve("again");

        Embedding.copy(target, again, DETAILS);

        assertThat(again).hasSameBinaryContentAs(target);
    }

    @Test
    void keepsTheProvidersProofOfOrigin() throws IOException {
        var png = Files.readAllBytes(drawn("png"));
        var proof = new ByteArrayOutputStream();
        proof.write(png, 0, 33);
        proof.write(new byte[] {0, 0, 0, 5, 'c', 'a', 'B', 'X', 'p', 'r', 'o', 'o', 'f', 1, 2, 3, 4});
        proof.write(png, 33, png.length - 33);
        var source = Files.write(folder.resolve("proven.png"), proof.toByteArray());

        Embedding.copy(source, target, DETAILS);

        assertThat(Files.readString(target, StandardCharsets.ISO_8859_1)).contains("caBXproof");
    }

    @Test
    void keepsTheProofOfOriginOfJpegFilesInOnePiece() throws IOException {
        var jpeg = Files.readAllBytes(drawn("jpg"));
        var box = "JP\0\1\0\0\0\1\0\0\0\52jumb\0\0\0\36jumdc2pa the provider's proof"
                .getBytes(StandardCharsets.ISO_8859_1);
        var behindJfif = 2 + 2 + ByteBuffer.wrap(jpeg).getShort(4);
        var proof = new ByteArrayOutputStream();
        proof.write(jpeg, 0, behindJfif);
        proof.write(new byte[] {(byte) 0xFF, (byte) 0xEB, 0, (byte) (box.length + 2)});
        proof.write(box);
        proof.write(jpeg, behindJfif, jpeg.length - behindJfif);
        var source = Files.write(folder.resolve("proven.jpg"), proof.toByteArray());

        Embedding.copy(source, target, DETAILS);

        var segment = "\u00FF\u00EB\0" + (char) (box.length + 2) + new String(box, StandardCharsets.ISO_8859_1);
        assertThat(Files.readString(target, StandardCharsets.ISO_8859_1)).contains(segment);
        assertThat(Embedding.find(target)).contains(DETAILS);
        assertThat(pixels(target)).isEqualTo(pixels(source));
    }

    @Test
    void shortensAPromptThatDoesNotFitIntoAJpegSegment() throws IOException {
        Embedding.copy(drawn("jpg"), target, DETAILS.withDescription("snow ".repeat(20_000)));

        var found = Embedding.find(target).orElseThrow();
        assertThat(found.description()).startsWith("snow snow").endsWith("…").hasSizeGreaterThan(40_000);
        assertThat(found.facts()).isEqualTo(DETAILS.facts());
    }

    @Test
    void writesWhatXmlCannotHoldAsReplacementCharacters() throws IOException {
        Embedding.copy(drawn("png"), target, DETAILS.withDescription("a\u0000b\uD83E"));

        assertThat(Embedding.find(target).orElseThrow().description()).isEqualTo("a\uFFFDb\uFFFD");
    }

    @Test
    void findsNothingInPicturesOfOthers() throws IOException {
        assertThat(Embedding.find(drawn("png"))).isEmpty();
        assertThat(Embedding.find(drawn("jpg"))).isEmpty();
        assertThat(Embedding.find(drawn("gif"))).isEmpty();
        assertThat(Embedding.find(resource("lossy.webp"))).isEmpty();
    }

    @Test
    void saysThatAFileIsNoPictureOrIsCut() throws IOException {
        var text = Files.writeString(folder.resolve("text"), "no picture at all");
        var whole = Files.readAllBytes(drawn("png"));
        var cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> Embedding.copy(text, target, DETAILS))
                .isInstanceOf(UnreadablePictureException.class)
                .hasMessageContaining("neither PNG, JPEG, WebP nor GIF");
        assertThatThrownBy(() -> Embedding.copy(cut, target, DETAILS))
                .isInstanceOf(UnreadablePictureException.class)
                .hasMessageContaining("ends too early");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif"})
    void readsTheSizeOfAPicture(String format) throws IOException {
        var facts = PictureFacts.of(drawn(format));

        assertThat(facts.width()).isEqualTo(37);
        assertThat(facts.height()).isEqualTo(21);
        assertThat(facts.format().extension()).isEqualTo(format);
    }

    @Test
    void readsTheSizeOfWebpPictures() throws IOException {
        assertThat(PictureFacts.of(resource("lossy.webp")))
                .isEqualTo(new PictureFacts(PictureFormat.WEBP, 6, 4, false));
        assertThat(PictureFacts.of(resource("lossless.webp")))
                .isEqualTo(new PictureFacts(PictureFormat.WEBP, 6, 4, false));
        assertThat(PictureFacts.of(resource("alpha.webp"))).isEqualTo(new PictureFacts(PictureFormat.WEBP, 6, 4, true));
    }

    private Path drawn(String format) throws IOException {
        var picture = new BufferedImage(37, 21, BufferedImage.TYPE_INT_RGB);
        for (var x = 0; x < 37; x++) {
            picture.setRGB(x, x % 21, x * 54_321);
        }
        var file = folder.resolve("drawn." + format);
        assertThat(ImageIO.write(picture, format, file.toFile())).isTrue();
        return file;
    }

    private static int[] pixels(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            var picture = ImageIO.read(in);
            return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        }
    }

    private static Path resource(String name) {
        return Path.of("src/test/resources/picture", name);
    }
}
