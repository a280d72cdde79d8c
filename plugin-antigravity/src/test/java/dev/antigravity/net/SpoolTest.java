package dev.antigravity.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SpoolTest {
    @Property(tries = 50)
    void givesAnyPartAgainAndAgainAlsoInBase64(
            @ForAll @Size(max = 200) byte[] bytes, @ForAll @IntRange(max = 200) int from) throws IOException {
        try (var spool = Spool.open()) {
            spool.append(bytes, 0, bytes.length);
            var start = Math.min(from, bytes.length);
            var part = spool.part(start, bytes.length - start);
            var wanted = Arrays.copyOfRange(bytes, start, bytes.length);

            for (var times = 0; times < 2; times++) {
                assertThat(written(part)).isEqualTo(wanted);
                assertThat(written(new Base64Body(part)))
                        .isEqualTo(Base64.getEncoder().encode(wanted))
                        .hasSize((int) new Base64Body(part).length());
            }
        }
    }

    @Test
    void readsWhatIsLongerThanAPiece() throws IOException {
        try (var spool = Spool.open();
                var out = spool.appending()) {
            var bytes = new byte[100_000];
            bytes[99_999] = 7;
            out.write(bytes);
            out.write(8);

            assertThat(spool.length()).isEqualTo(100_001);
            assertThat(spool.input().readAllBytes()).endsWith(7, 8).hasSize(100_001);
        }
    }

    private static byte[] written(Body body) throws IOException {
        var out = new ByteArrayOutputStream();
        body.writeTo(out);
        return out.toByteArray();
    }
}
