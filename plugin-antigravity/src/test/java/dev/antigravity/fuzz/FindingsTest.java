package dev.antigravity.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.antigravity.golden.GoldenCase;
import dev.antigravity.testing.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Replays what the fuzzer found, and where it begins.
class FindingsTest {
    private static final Path FOLDER = Path.of("src/test/resources/fuzz");

    private interface Target {
        void take(byte[] data) throws IOException;
    }

    private static final Map<String, Target> TARGETS = Map.of(
            "Json", JsonTarget::fuzzerTestOneInput,
            "Sse", SseTarget::fuzzerTestOneInput,
            "Requests", RequestsTarget::fuzzerTestOneInput,
            "Answers", AnswersTarget::fuzzerTestOneInput);

    record Finding(String target, Path file) {
        @Override
        public String toString() {
            return target + " " + file.getFileName();
        }
    }

    static List<Finding> findings() throws IOException {
        var findings = new ArrayList<Finding>();
        for (var target : TARGETS.keySet()) {
            try (Stream<Path> files = Files.list(FOLDER.resolve(target))) {
                files.sorted().forEach(file -> findings.add(new Finding(target, file)));
            }
        }
        return findings;
    }

    @Proves({"GEN-016", "STR-005", "STR-006", "STR-011"})
    @ParameterizedTest
    @MethodSource("findings")
    void staysMended(Finding finding) {
        assertThatCode(() ->
                        Objects.requireNonNull(TARGETS.get(finding.target())).take(Files.readAllBytes(finding.file())))
                .doesNotThrowAnyException();
    }

    @Test
    void requestsAndAnswersOfTheGoldenCasesPass() {
        for (var golden : GoldenCase.all()) {
            for (byte protocol = 0; protocol < 5; protocol++) {
                var first = protocol;
                assertThatCode(() -> {
                            RequestsTarget.fuzzerTestOneInput(with(first, golden.request()));
                            if (golden.upstreamStream().isPresent()) {
                                AnswersTarget.fuzzerTestOneInput(
                                        with(first, golden.upstreamStream().get()));
                            } else if (golden.file().has("upstreamResponse")) {
                                AnswersTarget.fuzzerTestOneInput(with(first, golden.upstreamResponse()));
                            }
                        })
                        .as("%s read as protocol %d", golden, first)
                        .doesNotThrowAnyException();
            }
        }
    }

    private static byte[] with(byte first, byte[] rest) {
        var data = new byte[rest.length + 1];
        data[0] = first;
        System.arraycopy(rest, 0, data, 1, rest.length);
        return data;
    }
}
