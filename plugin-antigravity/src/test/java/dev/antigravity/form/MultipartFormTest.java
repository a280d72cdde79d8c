package dev.antigravity.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MultipartFormTest {
    private static final String TYPE = "multipart/form-data; boundary=XX";

    @Property(tries = 60)
    void findsPartsWhereverTheyLie(
            @ForAll @IntRange(max = 140_000) int first, @ForAll @IntRange(max = 70_000) int second) throws IOException {
        var body = "--XX\r\nContent-Disposition: form-data; name=\"a\"; filename=\"a.png\"\r\nContent-Type: image/png"
                + "\r\n\r\n" + "x".repeat(first) + "\r\n--X".repeat(2)
                + "\r\n--XX\r\nContent-Disposition: form-data; name=\"b\"\r\n\r\n" + "y".repeat(second)
                + "\r\n--XX--\r\n";

        var form = MultipartForm.parse(TYPE, content(body));

        assertThat(form.parts()).hasSize(2);
        var picture = form.part("a").orElseThrow();
        assertThat(picture.length()).isEqualTo(first + 10);
        assertThat(picture.mediaType()).contains("image/png");
        assertThat(body.substring((int) picture.from(), (int) (picture.from() + picture.length())))
                .isEqualTo("x".repeat(first) + "\r\n--X".repeat(2));
        assertThat(form.text("b")).contains("y".repeat(second));
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> MultipartForm.parse("multipart/form-data", content("x")))
                .hasMessageContaining("no boundary");
        assertThatThrownBy(() -> MultipartForm.parse(TYPE, content("--YY--"))).hasMessageContaining("is not in it");
        assertThatThrownBy(() -> MultipartForm.parse(
                        TYPE, content("--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nabc")))
                .hasMessageContaining("in the middle of a part");
        assertThatThrownBy(() -> MultipartForm.parse(TYPE, content("--XX\r\n\r\nabc\r\n--XX--")))
                .hasMessageContaining("no name");
    }

    @Test
    void readsNoFieldThatIsLargerThanAnyText() throws IOException {
        var form = MultipartForm.parse(
                TYPE,
                content("--XX\r\nContent-Disposition: form-data; name=\"prompt\"\r\n\r\n" + "x".repeat(1_100_000)
                        + "\r\n--XX--\r\n"));

        assertThatThrownBy(() -> form.text("prompt"))
                .isInstanceOf(MalformedFormException.class)
                .hasMessageContaining("prompt");
    }

    /// Gives less than it is asked for, as files may.
    private static MultipartForm.Content content(String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return new MultipartForm.Content() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public int read(long at, byte[] target, int from, int length) {
                if (at >= bytes.length) {
                    return -1;
                }
                var count = Math.min(Math.min(length, 10_000), bytes.length - (int) at);
                System.arraycopy(Arrays.copyOfRange(bytes, (int) at, (int) at + count), 0, target, from, count);
                return count;
            }
        };
    }
}
