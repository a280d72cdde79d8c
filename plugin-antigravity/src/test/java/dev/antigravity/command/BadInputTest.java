package dev.antigravity.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.antigravity.api.CommandResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is wrong is said in one line with the way out, has the right exit code, and changes no file.
class BadInputTest extends CommandsInSandbox {
    private static final String ENV = "# mine\nANTHROPIC_MODEL=old\n";

    @BeforeEach
    void write() throws IOException {
        Files.writeString(env(), ENV);
    }

    private Path home() {
        return desk.host().paths().home();
    }

    private void assertSaid(CommandResult result, int exitCode, String code, String... words) {
        var error = String.valueOf(result.toMap().get("error"));
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(exitCode);
        assertThat(error).contains("code=" + code).contains(words).doesNotContain("\n", "Exception", "\tat ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    list models --provider sandbx        | 1 | INVALID_PROVIDER | Did you mean sandbox?
                    configure --provider lob --yes       | 1 | INVALID_PROVIDER | Did you mean lab?
                    accounts add labb --api-key          | 1 | INVALID_PROVIDER | Did you mean lab?
                    oauth --provider sandbux             | 1 | INVALID_PROVIDER | Did you mean sandbox?
                    configure --provider lab --model sandbox-gpt-plan --yes | 1 | MODEL_NOT_FOUND | Did you mean sandbox-gpt-plain?
                    configure --switch-provdier lab      | 2 | USAGE            | Did you mean --switch-provider?
                    start --prot 1                       | 2 | USAGE            | Did you mean --port?
                    logs --folow                         | 2 | USAGE            | Did you mean --follow?
                    statsu                               | 2 | USAGE            | Did you mean antigravity status?
                    demo --with-claud-code               | 2 | USAGE            | Did you mean --with-claude-code?
                    accounts remove lab/hom              | 2 | USAGE            | Did you mean lab/home?
                    env set lower-case=1 --yes           | 2 | USAGE            | lower-case
                    restore --from .env.backup.20200101_000000 --yes | 1 | HOST_CONFIG | antigravity backup
                    """)
    void namesTheNearestKnownOne(String line, int exitCode, String code, String words) {
        assertSaid(desk.run(line), exitCode, code, words);

        assertThat(env()).hasContent(ENV);
    }

    @ParameterizedTest
    @ValueSource(strings = {"configure --provider lab --model sandbox-gpt --yes", "status", "list providers", "serve"})
    void saysWhichKeyOfTheConfigurationIsUnknown(String line) {
        reopen("server: { prot: 8317 }");

        assertSaid(desk.run(line), 1, "HOST_CONFIG", "config.yaml:1:", "did you mean port?");

        assertThat(env()).hasContent(ENV);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"configure --provider lab --model sandbox-gpt --yes", "accounts", "serve --port 0", "status"})
    void leavesABrokenVaultAsItIs(String line) throws IOException {
        var broken = "{ \"format\": \"no vault\" }";
        Files.writeString(home().resolve("vault.json"), broken);

        assertSaid(desk.run(line), 1, "HOST_CONFIG", "vault.json");

        assertThat(env()).hasContent(ENV);
        try (var files = Files.list(home())) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("vault.json")))
                    .anySatisfy(file -> assertThat(file).hasContent(broken));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"configure --provider lab --model sandbox-gpt --yes", "env set A=1 --yes", "env show", "backup"})
    void leavesAFolderAloneThatIsCalledLikeTheEnvFile(String line) throws IOException {
        Files.delete(env());
        Files.createDirectory(env());

        assertSaid(desk.run(line), 1, "HOST_CONFIG", ".env");

        assertThat(env()).isEmptyDirectory();
    }

    @Test
    void saysThatRightsAreMissing() throws IOException {
        Files.setPosixFilePermissions(env(), PosixFilePermissions.fromString("---------"));
        assumeThat(Files.isReadable(env()))
                .as("the administrator may read everything")
                .isFalse();

        assertSaid(
                desk.run("configure --provider lab --model sandbox-gpt --yes"), 1, "HOST_CONFIG", ".env", "permission");

        Files.setPosixFilePermissions(env(), PosixFilePermissions.fromString("rw-------"));
        assertThat(env()).hasContent(ENV);
    }

    @Test
    void saysThatAValueCannotBeWritten() {
        assertSaid(desk.run("env set \"A=a'b\\\"c`d\" --yes"), 1, "HOST_CONFIG", "A");

        assertThat(env()).hasContent(ENV);
    }
}
