package dev.antigravity.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HostOptionsTest {
    @Test
    void takesOnlyWhatIsTheHosts() {
        var options =
                HostOptions.parse(List.of("--isolate", "accounts", "add", "--secret-stdin", "--isolate", "--all"));

        assertThat(options.isolate()).isTrue();
        assertThat(options.secretStdin()).isTrue();
        assertThat(options.words()).containsExactly("accounts", "add", "--isolate", "--all");
    }

    @Test
    void takesNothingAfterTwoDashes() {
        var options = HostOptions.parse(List.of("generate", "--", "--no-color"));

        assertThat(options.noColour()).isFalse();
        assertThat(options.words()).containsExactly("generate", "--", "--no-color");
    }
}
