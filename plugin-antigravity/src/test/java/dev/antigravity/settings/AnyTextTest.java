package dev.antigravity.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AnyTextTest {
    private static final String EXAMPLE = """
            server: { port: 8317, keys: ["${KEY}"] }
            providers:
              lab:
                protocol: openai-chat
                base-url: &url http://127.0.0.1:9000/v1
                profile: { efforts: [low, high], omit: [] }
                accounts: [{ name: lab, api-key: none, base-url: *url }]
                models:
                  - id: qwen3-coder
                    thinking: { min: 1, max: 9 }
                    price: { input: 1.5, output: 2 }
            models:
              best: { choose: price, needs: [chat], among: [lab] }
              first: [lab/qwen3-coder]
            """;

    /// The example after a few slips of the pen.
    @Provide
    Arbitrary<String> almostTheExample() {
        var place = Arbitraries.integers().between(0, EXAMPLE.length() - 1);
        var typed = Arbitraries.of(
                "", " ", "\n", ":", "-", "{", "}", "[", "]", "&a ", "*a", "!", "#", "\"", "'", "\t", "?", "|", "%",
                "${", "~", "\u0000", "é", "x");
        var slip = Combinators.combine(place, Arbitraries.integers().between(0, 3), typed)
                .as(Slip::new);
        return slip.list().ofMinSize(1).ofMaxSize(4).map(AnyTextTest::type);
    }

    private record Slip(int place, int lost, String typed) {}

    private static String type(List<Slip> slips) {
        var text = new StringBuilder(EXAMPLE);
        for (var slip : slips) {
            var from = Math.min(slip.place(), text.length());
            text.replace(from, Math.min(from + slip.lost(), text.length()), slip.typed());
        }
        return text.toString();
    }

    @Property
    void everyTextIsReadOrItsProblemsAreNamed(@ForAll("almostTheExample") String yaml) {
        try {
            assertThat(Reads.settings(yaml, Map.of("KEY", "k")).providers()).isNotEmpty();
        } catch (SettingsException e) {
            assertThat(e.problems())
                    .isNotEmpty()
                    .allSatisfy(problem -> assertThat(problem.toString()).startsWith("config.yaml:"));
        }
    }
}
