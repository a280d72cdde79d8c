package dev.antigravity.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Nothing we ship pretends to be somebody else's program: no client of a vendor's own, no name of its tools, and one
/// honest name of ours.
class NoDisguiseTest {
    private static final Path ROOT = Path.of("..");

    /// How the ids and secrets of vendors' clients, and the names their own programs give themselves, look.
    private static final List<String> FOREIGN = List.of(
            "GOCSPX-",
            ".apps.googleusercontent.com",
            "app_EMoamEEZ",
            "9d1c250a-e61b",
            "claude-cli/",
            "codex_cli_rs/",
            "GeminiCLI/",
            "x-stainless-");

    @Test
    void nothingOfOthersIsShipped() throws IOException {
        assertThat(shipped())
                .hasSizeGreaterThan(500)
                .allSatisfy(file -> assertThat(text(file))
                        .as(file.toString())
                        .doesNotContainIgnoringCase(FOREIGN.toArray(String[]::new)));
    }

    @Test
    void theNameOfOurProgramIsSetInOnePlaceOfEach() throws IOException {
        assertThat(shipped().stream()
                        .filter(file -> text(file).matches("(?is).*(set)?header\\(\"user-agent\".*"))
                        .map(file -> file.getFileName().toString()))
                .containsExactlyInAnyOrder("OutboundClient.java", "ModelClient.java");
    }

    private static List<Path> shipped() throws IOException {
        try (var modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("src/main"))
                    .filter(Files::isDirectory)
                    .flatMap(NoDisguiseTest::files)
                    .toList();
        }
    }

    private static Stream<Path> files(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
