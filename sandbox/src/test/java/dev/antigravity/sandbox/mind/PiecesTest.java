package dev.antigravity.sandbox.mind;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PiecesTest {
    @Property
    void losesNothing(@ForAll String text, @ForAll @IntRange(max = 5) int size) {
        var pieces = new Pieces(size, false);

        assertThat(String.join("", pieces.ofText(text))).isEqualTo(text);
        assertThat(String.join("", pieces.ofArguments(text))).isEqualTo(text);
    }

    @Property
    void neverCutsACharacterInTwo(@ForAll @IntRange(min = 1, max = 3) int size) {
        for (var piece : new Pieces(size, false).ofText("a😀b👍🏽c")) {
            assertThat(Character.isHighSurrogate(piece.charAt(piece.length() - 1)))
                    .isFalse();
            assertThat(Character.isLowSurrogate(piece.charAt(0))).isFalse();
        }
    }

    @Property
    void sendsNoEmptyPiece(@ForAll String text, @ForAll @IntRange(max = 5) int size) {
        assertThat(new Pieces(size, false).ofText(text)).doesNotContain("");
    }
}
