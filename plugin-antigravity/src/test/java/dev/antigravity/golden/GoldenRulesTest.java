package dev.antigravity.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Every rule of the translation contract has a test, and `docs/protocols.md` says which.
///
/// `-Dgolden.bless=true` rewrites the page's tables, and takes rules that have a test by now off the list of
/// exceptions.
class GoldenRulesTest {
    private static final Path PAGE = Path.of("../docs/protocols.md");
    private static final Path EXCEPTIONS = Path.of("src/test/resources/rules/without-proof.txt");
    private static final String START = "<!-- The rest of this page is written by GoldenRulesTest. -->\n";
    private static final int CASES_SHOWN = 3;

    private static final boolean BLESS = Boolean.getBoolean("golden.bless");
    private static final String HOW = "; to put it right: mvn -q -o test -pl plugin-antigravity -am"
            + " -Dtest=GoldenRulesTest -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.bless=true";

    private final Rules rules = Rules.read();
    private final Proofs proofs = Proofs.collect();

    @Test
    void everyRuleHasATestOrIsNamedAsAnException() {
        var unproved = new TreeSet<String>();
        rules.families().values().forEach(family -> unproved.addAll(family.keySet()));
        unproved.removeAll(proofs.named());

        assertThat(unproved)
                .as("a rule needs a golden case, a test with @Proves, or a reason in rules/without-proof.txt")
                .isSubsetOf(rules.withoutProof().keySet());
    }

    @Test
    void noRuleWithATestIsCalledAnException() throws IOException {
        if (BLESS) {
            var left = Files.readString(EXCEPTIONS)
                    .lines()
                    .filter(line -> !proofs.named().contains(line.split(" ")[0]))
                    .collect(Collectors.joining("\n", "", "\n"));
            Files.writeString(EXCEPTIONS, left);
            return;
        }
        assertThat(rules.withoutProof().keySet())
                .as("rules/without-proof.txt" + HOW)
                .doesNotContainAnyElementsOf(proofs.named());
    }

    @Test
    void everyRuleThatIsNamedExists() {
        assertThat(proofs.named()).allMatch(rules::has);
        assertThat(Proofs.cited())
                .filteredOn(id -> rules.hasFamily(id.substring(0, 3)))
                .allMatch(rules::has);
    }

    @Test
    void thePageShowsWhatProvesEachRule() throws IOException {
        var page = Files.readString(PAGE);
        var wanted = page.substring(0, page.indexOf(START) + START.length()) + table();
        if (BLESS) {
            Files.writeString(PAGE, wanted);
            return;
        }
        assertThat(page.equals(wanted))
                .as("docs/protocols.md is as it should be" + HOW)
                .isTrue();
    }

    private String table() {
        var table = new StringBuilder();
        rules.families().forEach((heading, family) -> {
            table.append("\n### ")
                    .append(heading)
                    .append("\n\n| rule | says | golden cases | other tests |\n|---|---|---|---|\n");
            family.forEach((id, title) -> table.append("| %s | %s | %s | %s |\n"
                    .formatted(id, title, cases(id), String.join(", ", of(id, proofs.tests())))));
        });
        table.append("\n### Known exceptions\n\n");
        rules.withoutProof().entrySet().stream()
                .filter(rule -> !proofs.named().contains(rule.getKey()))
                .forEach(rule -> table.append("- %s: %s\n".formatted(rule.getKey(), rule.getValue())));
        return table.toString();
    }

    private String cases(String id) {
        var cases = of(id, proofs.cases());
        return cases.stream().limit(CASES_SHOWN).map(GoldenRulesTest::number).collect(Collectors.joining(", "))
                + (cases.size() > CASES_SHOWN ? ", …" : "");
    }

    /// A case without its title: `ac-001` of `ac-001-text`.
    private static String number(String golden) {
        return golden.replaceFirst("^([a-z]+-\\d+).*", "$1");
    }

    private static List<String> of(String id, Map<String, List<String>> proofs) {
        return proofs.getOrDefault(id, List.of());
    }
}
