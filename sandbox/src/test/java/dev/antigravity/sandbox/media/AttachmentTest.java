package dev.antigravity.sandbox.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttachmentTest {
    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif"})
    void readsTypeAndSizeOfRealPictures(String format) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(33, 17, BufferedImage.TYPE_INT_RGB), format, bytes);

        var attachment = Attachment.decode("image/" + format, base64(bytes.toByteArray()))
                .orElseThrow();

        assertThat(attachment.found()).contains("image/" + format);
        assertThat(attachment.size()).contains(new PictureSize(33, 17));
        assertThat(attachment.description()).isEqualTo("image/" + format + " 33x17, " + bytes.size() + " bytes");
    }

    @Test
    void readsTheSizeOfALosslessWebp() {
        // RIFF, VP8L, signature 2f, then 14 bits of width - 1 and 14 bits of height - 1
        var bytes = HexFormat.of().parseHex("5249464600000000574542505650384c" + "000000002f" + "20000400" + "00");

        assertThat(Attachment.decode("image/webp", base64(bytes)).orElseThrow().size())
                .contains(new PictureSize(33, 17));
    }

    @Test
    void survivesAPictureThatEndsTooEarly() {
        var attachment = Attachment.decode("image/png", base64(HexFormat.of().parseHex("89504e470d0a1a0a")))
                .orElseThrow();

        assertThat(attachment.found()).contains("image/png");
        assertThat(attachment.size()).isEmpty();
    }

    @Test
    void knowsWhatIsNoBase64() {
        assertThat(Attachment.decode("image/png", "%%%%")).isEmpty();
        assertThat(Attachment.decode("image/png", "")).isEmpty();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
