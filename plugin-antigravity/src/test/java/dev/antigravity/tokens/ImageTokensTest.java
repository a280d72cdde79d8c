package dev.antigravity.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageTokensTest {
    /// The examples vendors give beside their formulas, and a few of the sizes between.
    @ParameterizedTest
    @CsvSource({
        "gpt-4o,                     1024, 1024, true,  765",
        "gpt-4o,                     2048, 4096, true,  1105",
        "gpt-4o,                     4096, 8192, false, 85",
        "gpt-4o,                     512,  512,  true,  255",
        "openai/gpt-4.1,             1024, 1024, true,  765",
        "gpt-4o-mini,                1024, 1024, true,  25501",
        "gpt-5,                      1024, 1024, true,  630",
        "o3,                         1024, 1024, true,  675",
        "gpt-4.1-mini,               1024, 1024, true,  1659",
        "o4-mini,                    1024, 1024, true,  1762",
        "gpt-5-nano,                 1024, 1024, true,  2520",
        "anthropic/claude-sonnet-4-6, 1000, 1000, true, 1334",
        "claude-sonnet-4-6,          8000, 8000, true,  1600",
        "gemini-2.5-pro,             300,  300,  true,  258",
        "gemini-2.5-pro,             1536, 768,  true,  516",
        "gemini-3-pro,               1536, 768,  true,  1120",
        "qwen3-vl-plus,              280,  280,  true,  100",
        "whatever,                   1024, 1024, true,  765"
    })
    void aPictureCostsWhatItsVendorStates(String model, int width, int height, boolean closely, long tokens) {
        assertThat(TokenRules.of(model).images().tokens(new ImageSize(width, height), closely))
                .isEqualTo(tokens);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "gif", "jpeg"})
    void theSizeStandsInTheHead(String format) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(321, 123, BufferedImage.TYPE_INT_RGB), format, out);

        assertThat(ImageSize.read(out.toByteArray())).contains(new ImageSize(321, 123));
    }

    /// Lossy, lossless and extended WebP of one pixel, and an extended one of 400 by 301.
    @ParameterizedTest
    @CsvSource({
        "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA, 1, 1",
        "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==, 1, 1",
        "UklGRhYAAABXRUJQVlA4WAoAAAAAAAAAjwEALAEA, 400, 301"
    })
    void theThreeKindsOfWebpTellTheirSize(String base64, int width, int height) {
        assertThat(ImageSize.read(Base64.getDecoder().decode(base64))).contains(new ImageSize(width, height));
    }

    @Test
    void whatIsNoPictureHasNoSize() {
        assertThat(ImageSize.read(new byte[0])).isEmpty();
        assertThat(ImageSize.read("\u0089PNG".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)))
                .isEqualTo(Optional.empty());
        assertThat(ImageSize.read(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0, 0, 0}))
                .isEmpty();
    }
}
