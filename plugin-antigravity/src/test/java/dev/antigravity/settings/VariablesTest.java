package dev.antigravity.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VariablesTest {
    private final Variables variables =
            new Variables(Map.of("HOST", "lab", "PORT", "9000", "ODD", "$1${HOST}", "EMPTY", ""));

    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "http://${HOST}:${PORT}/v1, http://lab:9000/v1",
        "$HOST costs $5, $HOST costs $5",
        "$${HOST}, ${HOST}",
        "${ODD}, $1${HOST}"
    })
    void putsValuesInPlaceOnce(String text, String expanded) {
        assertThat(variables.expand(text))
                .isInstanceOfSatisfying(
                        Variables.Expansion.Done.class,
                        done -> assertThat(done.text()).isEqualTo(expanded));
    }

    @Test
    void aPlainTextNamesNoVariable() {
        assertThat(variables.expand("$${HOST}")).isEqualTo(new Variables.Expansion.Done("${HOST}", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"${MISSING}", "${EMPTY}", "${HOST:-lab}", "${}", "${HOST", "${1A}"})
    void refusesWhatHasNoValue(String text) {
        assertThat(variables.expand(text)).isInstanceOf(Variables.Expansion.Failed.class);
    }
}
