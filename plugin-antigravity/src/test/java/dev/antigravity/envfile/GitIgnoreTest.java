package dev.antigravity.envfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each verdict here is the one `git check-ignore` gives.
class GitIgnoreTest {
    @TempDir
    Path repository;

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".env*",
                ".env.*",
                "*.backup.*",
                "/app/.env*",
                "app/.env.backup.*",
                "**/.env*",
                "app/**",
                "app/",
                "app",
                ".env.backup.2026????_*",
                ".env.backup.[0-9]*",
                ".env.backup.[!a-z]*",
                "\\.env*",
                "  # no comment\n.env*",
                "!.env*\n.env*",
                ".env*   ",
                "a**b\n.*"
            })
    void knowsWhatGitLeavesAlone(String patterns) throws IOException {
        assertThat(isCovered(patterns)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# .env*",
                ".env",
                "*.env",
                "/.env*",
                ".env*\n!.env.backup*",
                "other/",
                "app/sub/.env*",
                ".env.backup.[a-z]*",
                ".env.backup.?",
                ".env*/",
                "[",
                "\\!.env*"
            })
    void knowsWhatGitWouldTake(String patterns) throws IOException {
        assertThat(isCovered(patterns)).isFalse();
    }

    @Test
    void aDeeperFileHasTheLastWordButNotInsideAnIgnoredFolder() throws IOException {
        var app = Files.createDirectories(repository.resolve("app"));
        Files.writeString(app.resolve(".gitignore"), "!.env.backup.*\n");

        assertThat(isCovered(".env*")).isFalse();
        assertThat(isCovered("app/")).isTrue();
    }

    @Test
    void readsTheExcludeFileOfTheRepository() throws IOException {
        Files.createDirectories(repository.resolve(".git").resolve("info"));
        Files.writeString(repository.resolve(".git").resolve("info").resolve("exclude"), ".env*\n");

        assertThat(isCovered("")).isTrue();
    }

    @Test
    void isContentWithoutARepository() {
        assertThat(GitIgnore.covers(repository.resolve(".env.backup.20260203_091500")))
                .isTrue();
    }

    private boolean isCovered(String patterns) throws IOException {
        Files.createDirectories(repository.resolve(".git"));
        Files.writeString(repository.resolve(".gitignore"), patterns + "\n");
        return GitIgnore.covers(repository.resolve("app").resolve(".env.backup.20260203_091500"));
    }
}
