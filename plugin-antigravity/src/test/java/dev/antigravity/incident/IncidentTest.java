package dev.antigravity.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Plays every scripted incident and compares the explained decisions. `-Dgolden.bless=true` writes them anew.
class IncidentTest {
    static List<Incident> incidents() {
        return Incident.all();
    }

    @ParameterizedTest
    @MethodSource("incidents")
    void isExplainedAsTheFileSays(Incident incident) throws IOException, InterruptedException {
        try (var stage = new IncidentStage(incident)) {
            var happened = stage.play();
            if (Boolean.getBoolean("golden.bless")) {
                incident.bless(happened);
            } else {
                assertThat(happened).as(incident.about()).isEqualTo(incident.explained());
            }
        }
    }

    @Test
    void thereAreAtLeastThirty() {
        assertThat(incidents()).hasSizeGreaterThanOrEqualTo(30);
    }
}
