package dev.antigravity.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SealingKeyTest {
    private final SealingKey key = SealingKey.of(new byte[SealingKey.BYTES]);

    @Property(tries = 300)
    void opensWhatItSealedUnderTheSameLabelOnly(@ForAll byte[] bytes, @ForAll String label, @ForAll String other) {
        var sealed = key.seal(label, bytes);

        assertThat(key.open(label, sealed))
                .hasValueSatisfying(open -> assertThat(open).isEqualTo(bytes));
        var sameBytes = Arrays.equals(label.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
        assertThat(key.open(other, sealed).isPresent()).isEqualTo(sameBytes);
    }

    @Property(tries = 300)
    void doesNotOpenWhatSomebodyTouched(
            @ForAll byte[] bytes, @ForAll @IntRange(max = 1_000) int place, @ForAll @IntRange(max = 7) int bit) {
        var sealed = key.seal("label", bytes);
        sealed[place % sealed.length] ^= (byte) (1 << bit);

        assertThat(key.open("label", sealed)).isEmpty();
    }

    @Test
    void neverSealsTheSameWayTwice() {
        assertThat(key.seal("label", new byte[8])).isNotEqualTo(key.seal("label", new byte[8]));
    }

    @Test
    void doesNotOpenWhatAnotherKeySealedOrWhatIsNoSeal() {
        var other = SealingKey.of(
                "another key of 32 bytes, as it is".substring(0, 32).getBytes(StandardCharsets.US_ASCII));

        assertThat(key.open("label", other.seal("label", new byte[8]))).isEmpty();
        assertThat(key.open("label", new byte[0])).isEmpty();
        assertThat(key.open("label", new byte[40])).isEmpty();
    }
}
