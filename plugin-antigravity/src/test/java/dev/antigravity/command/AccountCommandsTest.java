package dev.antigravity.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.api.CommandResult;
import dev.antigravity.sandbox.Sandbox;
import dev.antigravity.testing.CommandDesk;
import dev.antigravity.testing.SandboxDesk;
import dev.antigravity.testkit.FakeConversation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountCommandsTest {
    @TempDir
    private Path folder;

    @AutoClose
    private final Sandbox sandbox = Sandbox.start();

    @AutoClose
    private CommandDesk desk;

    @BeforeEach
    void open() {
        desk = new CommandDesk(folder).configured(SandboxDesk.providers(sandbox));
    }

    private CommandResult add(String line, String key) {
        return desk.run("accounts add " + line, new FakeConversation().answering("api-key", key));
    }

    @Test
    void keepsAKeyThatTheProviderAccepts() throws IOException {
        var result = add("sandbox --api-key --name work", "sandbox-key-work");

        assertThat(result.exitCode()).isZero();
        assertThat(desk.shown(result))
                .contains("✓ Sandbox accepts the key and lists 4 models", "✓ Added sandbox/work", "key file")
                .doesNotContain("sandbox-key-work");
        try (var files = Files.walk(desk.host().paths().home())) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain("sandbox-key-work"));
        }
    }

    @Test
    void keepsNoKeyThatTheProviderRefuses() {
        var result = add("sandbox --api-key", "not-a-key");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.toMap().toString())
                .contains("UNAUTHORIZED", "does not accept this key", "not kept")
                .doesNotContain("not-a-key");
        assertThat(desk.shown(desk.run("accounts"))).contains("You have no account yet.");
    }

    @Test
    void keepsAKeyThatCannotBeTriedNowAndSaysSo() {
        sandbox.close();

        var result = add("lab --api-key", "sandbox-key-work");

        assertThat(result.exitCode()).isZero();
        assertThat(desk.shown(result)).contains("could not be tried", "cannot be reached", "✓ Added lab/main");
    }

    @Test
    void asksForNothingOnTheCommandLine() {
        var result = desk.run("accounts add sandbox --api-key sandbox-key-work");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(desk.run("accounts add sandbox --api-key").exitCode()).isEqualTo(3);
    }

    @Test
    void refusesWhatIsNoKeyAndWhatIsTaken() {
        assertThat(add("sandbox --name work", "two words").exitCode()).isEqualTo(2);
        assertThat(add("sandbox --name work", "sandbox-key-work").exitCode()).isZero();
        assertThat(add("sandbox --name work", "sandbox-key-home").toMap().toString())
                .contains("USAGE", "sandbox/work already");
        assertThat(add("sandbx", "k").toMap().toString()).contains("INVALID_PROVIDER", "Did you mean sandbox?");
        assertThat(add("ctonew", "k").toMap().toString()).contains("UNAUTHORIZED", "takes no API keys");
    }

    @Test
    void listsAccountsWithTheirStateAndChangesIt() {
        add("sandbox --name work", "sandbox-key-work");
        add("lab --name here", "sandbox-key-home");

        assertThat(desk.run("accounts disable sandbox/work").exitCode()).isZero();
        assertThat(desk.run("accounts rename lab/here there").exitCode()).isZero();
        var listed = desk.run("accounts list");

        assertThat(desk.shown(listed))
                .contains("=== Accounts ===")
                .containsPattern("lab/there +API key +✓ ready +vault")
                .containsPattern("sandbox/work +API key +! disabled +vault");
        assertThat(desk.run("accounts enable sandbox/work").exitCode()).isZero();
        assertThat(desk.run("accounts remove lab/there --yes").exitCode()).isZero();
        assertThat(desk.run("accounts").toMap().toString())
                .contains("sandbox/work")
                .doesNotContain("lab/there");
    }

    @Test
    void saysHowRequestsUseAnAccount() {
        add("sandbox --name work", "sandbox-key-work");

        var set = desk.run("accounts set sandbox/work --weight 3 --priority -1 --max-in-flight 2"
                + " --excluded-models big,4.1 --proxy http://127.0.0.1:3128");

        assertThat(desk.shown(set))
                .contains("Requests use sandbox/work with weight 3, priority -1, max-in-flight 2,"
                        + " excluded-models 4.1,big, proxy http://127.0.0.1:3128");
        assertThat(desk.shown(desk.run("accounts")))
                .contains("Used with")
                .containsPattern("sandbox/work .* vault +weight 3, priority -1");
        var back = desk.run("accounts set sandbox/work --weight 1 --priority 0 --max-in-flight none"
                + " --excluded-models none --proxy none");
        assertThat(desk.shown(back)).contains("Requests use sandbox/work as is usual");
        assertThat(desk.shown(desk.run("accounts"))).doesNotContain("Used with");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--weight 0                    | weight is a whole number from 1 to 1000, not \"0\"",
                "--priority high               | priority is a whole number from -1000 to 1000, not \"high\"",
                "--max-in-flight 0             | max-in-flight is a whole number from 1 to 100000, not \"0\"",
                "--excluded-models ,           | excluded-models is a text on one line, not \"\"",
                "--proxy https://u:p@h.example | proxy is a proxy such as http://127.0.0.1:3128",
                "                              | Nothing to change.",
            })
    void refusesAUseThatMakesNoSense(String options, String reason) {
        add("sandbox --name work", "sandbox-key-work");

        var result = desk.run("accounts set sandbox/work " + (options == null ? "" : options));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.toMap().toString()).contains(reason);
        assertThat(desk.shown(desk.run("accounts"))).doesNotContain("Used with");
    }

    @Test
    void removesOnlyWhatSomebodyConfirms() {
        add("sandbox --name work", "sandbox-key-work");

        assertThat(desk.run("accounts remove sandbox/work").exitCode()).isEqualTo(3);
        assertThat(desk.run("accounts remove sandbox/work", new FakeConversation().answering("yes", "no"))
                        .exitCode())
                .isEqualTo(130);
        assertThat(desk.run("accounts remove sandbox/wrk --yes").toMap().toString())
                .contains("USAGE", "Did you mean sandbox/work?");
        assertThat(desk.run("accounts").toMap().toString()).contains("sandbox/work");
    }

    @Test
    void asksTheProvidersWhomTheyLetIn() {
        add("sandbox --name work", "sandbox-key-work");
        desk.configured(SandboxDesk.providers(sandbox) + "    accounts: [{ name: bad, api-key: nonsense }]\n");
        desk.close();
        desk = new CommandDesk(desk.host());

        var result = desk.run("accounts --verify");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(desk.shown(result))
                .containsPattern("sandbox/work +API key +✓ let in, 4 models")
                .containsPattern("lab/bad +API key +✗ .*status 401")
                .contains("1 account is not let in");
    }

    @Test
    void leavesAccountsOfTheConfigurationToItsAuthor() {
        desk.configured(SandboxDesk.providers(sandbox) + "    accounts: [{ name: mine, api-key: k }]\n");

        assertThat(desk.run("accounts remove lab/mine --yes").toMap().toString())
                .contains("USAGE", "config.yaml");
        assertThat(desk.run("accounts set lab/mine --weight 2").toMap().toString())
                .contains("USAGE", "config.yaml");
    }

    @Test
    void saysWhatIsWrongWithABrokenVaultAndKeepsIt() throws IOException {
        add("sandbox --name work", "sandbox-key-work");
        var vault = desk.host().paths().home().resolve("vault.json");
        Files.writeString(vault, "{ not ours");

        var result = desk.run("accounts");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.toMap().toString()).contains("HOST_CONFIG", "vault.json cannot be used", "kept as");
        try (var files = Files.list(desk.host().paths().home())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("vault.json.") && !name.endsWith("lock"));
        }
    }
}
