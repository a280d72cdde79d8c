package dev.antigravity.envfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Lets Node's real `dotenv` judge, if it is there: `-Ddotenv.judge=FOLDER[,FOLDER]`, each folder with `dotenv` in its
/// `node_modules`. With `-Dgolden.bless=true` its verdicts on the first texts become the golden cases of the default
/// build.
@EnabledIfSystemProperty(named = "dotenv.judge", matches = ".+")
class DotenvJudgeTest {
    private static final int TEXTS = 20_000;
    private static final int GOLDEN = 600;

    @Test
    void readsEveryTextAsEveryDotenvReadsIt() throws IOException, InterruptedException {
        var texts = DotenvTexts.series(TEXTS);
        for (var folder : System.getProperty("dotenv.judge").split(",")) {
            for (var verdict : DotenvCase.askDotenv(Path.of(folder), texts)) {
                assertThat(DotenvText.of(verdict.text()).values())
                        .as("%s on %s", folder, verdict.line())
                        .isEqualTo(verdict.values());
            }
        }
    }

    @Test
    void blessesTheGoldenCases() throws IOException, InterruptedException {
        var judge = Path.of(System.getProperty("dotenv.judge").split(",")[0]);
        var lines = DotenvCase.askDotenv(judge, DotenvTexts.series(GOLDEN)).stream()
                .map(DotenvCase::line)
                .distinct()
                .toList();
        if (Boolean.getBoolean("golden.bless")) {
            Files.createDirectories(DotenvCase.GOLDEN.getParent());
            Files.write(DotenvCase.GOLDEN, lines);
        }
        assertThat(Files.readAllLines(DotenvCase.GOLDEN)).isEqualTo(lines);
    }
}
