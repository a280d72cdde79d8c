package dev.antigravity.envfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Lets Node's real `dotenv` judge what an env file means: `-Ddotenv.judge=npm` fetches the versions the hosts have had
/// with npm, once; `-Ddotenv.judge=FOLDER[,FOLDER]` takes those in the `node_modules` of these folders. With
/// `-Dgolden.bless=true` the verdicts of the first on some texts become the golden cases of the default build.
@EnabledIfSystemProperty(
        named = "dotenv.judge",
        matches = ".+",
        disabledReason = "Node's dotenv judges with -Ddotenv.judge=npm; its golden verdicts are tested anyway")
class DotenvJudgeTest {
    private static final List<String> VERSIONS = List.of("17.2.4", "18.0.10");
    private static final int TEXTS = 20_000;
    private static final int GOLDEN = 600;

    @Test
    void readsEveryTextAsEveryDotenvReadsIt() throws IOException, InterruptedException {
        var texts = DotenvTexts.series(TEXTS);
        for (var judge : judges()) {
            for (var verdict : DotenvCase.askDotenv(judge, texts)) {
                assertThat(DotenvText.of(verdict.text()).values())
                        .as("%s on %s", judge, verdict.line())
                        .isEqualTo(verdict.values());
            }
        }
    }

    @Test
    void blessesTheGoldenCases() throws IOException, InterruptedException {
        var lines = DotenvCase.askDotenv(judges().getFirst(), DotenvTexts.series(GOLDEN)).stream()
                .map(DotenvCase::line)
                .distinct()
                .toList();
        if (Boolean.getBoolean("golden.bless")) {
            Files.createDirectories(DotenvCase.GOLDEN.getParent());
            Files.write(DotenvCase.GOLDEN, lines);
        }
        assertThat(Files.readAllLines(DotenvCase.GOLDEN)).isEqualTo(lines);
    }

    private static List<Path> judges() throws IOException, InterruptedException {
        var named = System.getProperty("dotenv.judge");
        if (!named.equals("npm")) {
            return Stream.of(named.split(",")).map(Path::of).toList();
        }
        var judges = new ArrayList<Path>();
        for (var version : VERSIONS) {
            judges.add(fetched(version));
        }
        return judges;
    }

    /// Skips the test, with the reason, where npm cannot be had.
    private static Path fetched(String version) throws IOException, InterruptedException {
        var folder = Files.createDirectories(Path.of("target", "dotenv", version));
        if (!Files.isDirectory(folder.resolve("node_modules").resolve("dotenv"))) {
            assumeThat(complaintOf("npm", "--version"))
                    .as("npm is not on the PATH")
                    .isEmpty();
            assumeThat(complaintOf(
                            "npm",
                            "install",
                            "--no-audit",
                            "--no-fund",
                            "--loglevel=error",
                            "--prefix",
                            folder.toString(),
                            "dotenv@" + version))
                    .as("npm cannot fetch dotenv " + version)
                    .isEmpty();
        }
        return folder;
    }

    /// What the program said if it failed, or could not be started; empty if it did what it should.
    private static String complaintOf(String... words) throws InterruptedException {
        try {
            var program = new ProcessBuilder(words).redirectErrorStream(true).start();
            var said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return program.waitFor() == 0 ? "" : said + "[ends with " + program.exitValue() + "]";
        } catch (IOException e) {
            return e.toString();
        }
    }
}
