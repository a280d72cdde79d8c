package dev.antigravity.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Documents that are cut where something large goes.
class CutDocumentTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'data':0}                                    ; {'data':|}            ; 0",
                "{'a':[{'data':1,'b':2},{'data':0}],'c':'é\\n'} ; {'a':[{'data':|,'b':2},{'data':|}],'c':'é\\n'} ; 1 0",
                "{'data':'text','a':3}                          ; {'data':'text','a':3} ; ''"
            })
    void areTheSameTextWithGaps(String document, String cut, String numbers) {
        var parts = BinaryMembers.cut(Json.parse(document.replace('\'', '"')), "data");

        assertThat(parts.texts().stream()
                        .map(text -> new String(text, StandardCharsets.UTF_8))
                        .collect(Collectors.joining("|")))
                .isEqualTo(cut.replace('\'', '"'));
        assertThat(parts.numbers().stream().map(String::valueOf).collect(Collectors.joining(" ")))
                .isEqualTo(numbers);
    }
}
