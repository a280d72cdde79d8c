package dev.antigravity.host.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.api.Text.Role;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PaletteTest {
    @Test
    void coloursATerminalOnly() {
        assertThat(Palette.of(Map.of("TERM", "xterm"), true)).isEqualTo(Palette.COLOURED);
        assertThat(Palette.of(Map.of("TERM", "xterm"), false)).isEqualTo(Palette.PLAIN);
        assertThat(Palette.of(Map.of("TERM", "dumb"), true)).isEqualTo(Palette.PLAIN);
    }

    @Test
    void honoursNoColorBeforeAnythingElse() {
        assertThat(Palette.of(Map.of("NO_COLOR", "1"), true)).isEqualTo(Palette.PLAIN);
        assertThat(Palette.of(Map.of("NO_COLOR", "1", "FORCE_COLOR", "1"), true))
                .isEqualTo(Palette.PLAIN);
        assertThat(Palette.of(Map.of("NO_COLOR", ""), true)).isEqualTo(Palette.COLOURED);
    }

    @Test
    void canBeForced() {
        assertThat(Palette.of(Map.of("FORCE_COLOR", "1"), false)).isEqualTo(Palette.COLOURED);
        assertThat(Palette.of(Map.of("CLICOLOR_FORCE", "1", "TERM", "dumb"), true))
                .isEqualTo(Palette.COLOURED);
        assertThat(Palette.of(Map.of("FORCE_COLOR", "0"), false)).isEqualTo(Palette.PLAIN);
    }

    @Test
    void leavesTextAloneWithoutColours() {
        for (var role : Role.values()) {
            assertThat(Palette.PLAIN.paint(role, "x")).isEqualTo("x");
        }
        assertThat(Palette.COLOURED.paint(Role.ERROR, "x")).isEqualTo("\033[31mx\033[0m");
    }
}
