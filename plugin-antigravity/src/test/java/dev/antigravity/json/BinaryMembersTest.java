package dev.antigravity.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BinaryMembersTest {
    private final List<ByteArrayOutputStream> taken = new ArrayList<>();

    @Test
    void takesTheBytesOutAndKeepsTheRest() throws IOException {
        var rest = read(
                stream("{\"created\":1.50,\"data\":[{\"b64_json\":\"AAEC\"},{\"b64_json\":\"\"}],\"b64_json\":7}"));

        assertThat(taken)
                .extracting(ByteArrayOutputStream::toByteArray)
                .containsExactly(new byte[] {0, 1, 2}, new byte[0]);
        assertThat(Json.text(rest))
                .isEqualTo("{\"created\":1.50,\"data\":[{\"b64_json\":0},{\"b64_json\":1}],\"b64_json\":7}");
    }

    @Test
    void decodesWhileTheRestIsStillOnItsWay() throws IOException {
        var bytes = new byte[1 << 20];
        new Random(1).nextBytes(bytes);
        var text = Base64.getEncoder().encodeToString(bytes);
        var decodedBeforeTheEnd = new int[1];
        var tail = new InputStream() {
            private final InputStream rest = stream("\"}");

            @Override
            public int read() throws IOException {
                decodedBeforeTheEnd[0] =
                        Math.max(decodedBeforeTheEnd[0], taken.getFirst().size());
                return rest.read();
            }
        };

        read(new SequenceInputStream(stream("{\"b64_json\":\"" + text), tail));

        assertThat(taken.getFirst().toByteArray()).isEqualTo(bytes);
        assertThat(decodedBeforeTheEnd[0]).isGreaterThan(bytes.length * 9 / 10);
    }

    @Test
    void saysWhatIsNoBase64AndWhatIsCut() {
        assertThatThrownBy(() -> read(stream("{\"b64_json\":\"A!\"}"))).isInstanceOf(MalformedJsonException.class);
        assertThatThrownBy(() -> read(stream("{\"b64_json\":\"AAAA"))).isInstanceOf(MalformedJsonException.class);
        assertThatThrownBy(() -> read(stream(""))).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void passesOnWhyABytesTargetFails() {
        assertThatThrownBy(() -> BinaryMembers.read(stream("{\"b64_json\":\"AAAA\"}"), "b64_json", () -> {
                    throw new IOException("disk full");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("disk full");
    }

    private JsonValue read(InputStream in) throws IOException {
        return BinaryMembers.read(in, "b64_json", this::open);
    }

    private OutputStream open() {
        var target = new ByteArrayOutputStream();
        taken.add(target);
        return target;
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
