package dev.antigravity.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `docs/promises.md` names proofs that exist: each promise has one, and none of them is gone.
class PromisesPageTest {
    private static final Path PAGE = Path.of("../docs/promises.md");
    private static final Pattern HEADING = Pattern.compile("(?m)^## (\\d+)\\. (.+)$");
    private static final Pattern LINK = Pattern.compile("\\[`?([^]`]+)`?]\\(([^)#]+)\\)");
    private static final Pattern NAMED = Pattern.compile("-Dtest=([\\w,]+)");
    private static final Pattern TEST = Pattern.compile("@(Test|ParameterizedTest|Property)\\b");

    /// @param text what stands under its heading
    record Promise(int number, String title, String text) {
        /// The line that names its proofs.
        String proofs() {
            return line("- Proved by: ");
        }

        String exceptions() {
            return line("- Exceptions: ");
        }

        private String line(String start) {
            return text.lines()
                    .filter(line -> line.startsWith(start))
                    .map(line -> line.substring(start.length()))
                    .findFirst()
                    .orElse("");
        }

        @Override
        public String toString() {
            return number + ". " + title;
        }
    }

    static Stream<Promise> promises() throws IOException {
        var page = Files.readString(PAGE);
        var headings = HEADING.matcher(page).results().toList();
        var promises = new ArrayList<Promise>();
        for (var i = 0; i < headings.size(); i++) {
            var end = i + 1 < headings.size() ? headings.get(i + 1).start() : page.length();
            var heading = headings.get(i);
            promises.add(new Promise(
                    Integer.parseInt(heading.group(1)), heading.group(2), page.substring(heading.end(), end)));
        }
        return promises.stream();
    }

    @Test
    void thereAreThirty() throws IOException {
        assertThat(promises().map(Promise::number))
                .containsExactlyElementsOf(
                        Stream.iterate(1, number -> number + 1).limit(30).toList());
    }

    @ParameterizedTest
    @MethodSource("promises")
    void isProvedBySomethingThatExists(Promise promise) throws IOException {
        var proofs = links(promise.proofs());

        assertThat(proofs).isNotEmpty();
        assertThat(promise.exceptions()).isNotBlank();
        for (var proof : proofs) {
            var file = PAGE.resolveSibling(proof.group(2)).normalize();
            assertThat(file).exists();
            if (file.toString().endsWith(".java")) {
                assertThat(file).hasFileName(proof.group(1) + ".java");
                assertThat(Files.readString(file))
                        .as("%s tests something", file)
                        .containsPattern(TEST);
            }
        }
    }

    /// Commands name classes, too.
    @Test
    void everyTestThatIsRunByNameExists() throws IOException {
        var named = NAMED.matcher(Files.readString(PAGE))
                .results()
                .flatMap(match -> Stream.of(match.group(1).split(",")));

        assertThat(named)
                .allSatisfy(name -> assertThat(links(Files.readString(PAGE)))
                        .anyMatch(link -> link.group(1).equals(name)));
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        assertThat(links(Files.readString(PAGE)))
                .allSatisfy(
                        link -> assertThat(PAGE.resolveSibling(link.group(2))).exists());
    }

    private static List<MatchResult> links(String text) {
        return LINK.matcher(text).results().toList();
    }
}
