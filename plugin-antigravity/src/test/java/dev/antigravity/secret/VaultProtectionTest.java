package dev.antigravity.secret;

import static dev.antigravity.secret.VaultBench.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultProtectionTest {
    @TempDir
    Path folder;

    private VaultBench bench;

    @BeforeEach
    void chooseAHome() {
        bench = new VaultBench(folder.resolve("home"));
    }

    @Test
    void aPassphraseOpensTheVaultAndAWrongOneChangesNothing() throws IOException {
        bench.open(bench.passphrase("open sesame é")).create("a", token("one"));
        var vault = Files.readAllBytes(bench.vaultFile());
        var keyset = Files.readAllBytes(bench.keysetFile());

        assertThatThrownBy(() -> bench.open(bench.passphrase("open barley")).unlock())
                .isInstanceOf(WrongPassphraseException.class)
                .message()
                .contains(bench.keysetFile().toString())
                .doesNotContain("barley");

        assertThat(bench.vaultFile()).hasBinaryContent(vault);
        assertThat(bench.keysetFile()).hasBinaryContent(keyset);
        // The same letter, as another keyboard writes it.
        assertThat(bench.open(bench.passphrase("open sesame e\u0301")).find("a"))
                .isPresent();
        assertThat(bench.open().protection()).contains(VaultProtection.PASSPHRASE);
    }

    @Test
    void asksForThePassphraseWhenThereIsNone() {
        bench.open(bench.passphrase("open sesame")).create("a", token("one"));

        assertThatThrownBy(() -> bench.open().list())
                .isInstanceOf(VaultLockedException.class)
                .hasMessageContaining("protected by a passphrase, and none was given");
    }

    @Test
    void prefersTheKeychainToAKeyFile() {
        var keychain = new MemoryKeychain();
        bench.open(bench.keychain(keychain)).create("a", token("one"));

        assertThat(bench.keyFile()).doesNotExist();
        assertThat(bench.open(bench.keychain(keychain)).find("a")).isPresent();
        assertThat(bench.open().protection()).contains(VaultProtection.KEYCHAIN);
    }

    @Test
    void takesAKeyFileWhenTheKeychainRefusesToKeepAnything() {
        var keychain = new MemoryKeychain();
        keychain.refuses = true;
        var vault = bench.open(bench.keychain(keychain));
        vault.create("a", token("one"));

        assertThat(vault.protection()).contains(VaultProtection.KEY_FILE);
        assertThat(VaultProtection.KEY_FILE.description()).isEqualTo("a key file that only this user can read");
        assertThat(bench.open().find("a")).isPresent();
    }

    @Test
    void saysWhatIsMissingAndKeepsTheFilesWhenTheKeychainHasNoEntry() throws IOException {
        var keychain = new MemoryKeychain();
        bench.open(bench.keychain(keychain)).create("a", token("one"));
        var vault = Files.readAllBytes(bench.vaultFile());

        assertThatThrownBy(
                        () -> bench.open(bench.keychain(new MemoryKeychain())).list())
                .isInstanceOf(VaultLockedException.class)
                .hasMessageContaining("is not in a keychain of the tests");
        assertThatThrownBy(() -> bench.open().list())
                .isInstanceOf(VaultLockedException.class)
                .hasMessageContaining("none can be reached");
        keychain.refuses = true;
        assertThatThrownBy(() -> bench.open(bench.keychain(keychain)).list())
                .isInstanceOf(VaultLockedException.class)
                .hasMessageContaining("it is locked");
        keychain.refuses = false;
        keychain.entries.replaceAll((_, _) -> Secret.of("nonsense"));
        assertThatThrownBy(() -> bench.open(bench.keychain(keychain)).list())
                .isInstanceOf(VaultLockedException.class)
                .hasMessageContaining("does not open");

        assertThat(bench.vaultFile()).hasBinaryContent(vault);
    }

    @Test
    void refusesAKeyFileThatOthersCanRead() throws IOException {
        bench.open().create("a", token("one"));
        Files.setPosixFilePermissions(bench.keyFile(), PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> bench.open().list())
                .isInstanceOf(VaultLockedException.class)
                .hasMessageContaining("chmod 600 " + bench.keyFile());
    }

    @Test
    void refusesAKeyFileThatIsAnother() throws IOException {
        bench.open().create("a", token("one"));
        var vault = Files.readAllBytes(bench.vaultFile());
        Files.writeString(bench.keyFile(), "A".repeat(43) + "=\n");

        assertThatThrownBy(() -> bench.open().list())
                .isInstanceOf(VaultLockedException.class)
                .hasMessageContaining("does not open");
        Files.writeString(bench.keyFile(), "no key");
        assertThatThrownBy(() -> bench.open().list()).hasMessageContaining("it holds no key");
        Files.delete(bench.keyFile());
        assertThatThrownBy(() -> bench.open().list()).hasMessageContaining("it does not exist");

        assertThat(bench.vaultFile()).hasBinaryContent(vault);
    }

    @Test
    void theKeyFileMayLieElsewhere() {
        var elsewhere =
                VaultKeys.onlyFile(folder.resolve("run").resolve("secrets").resolve("key"));
        bench.open(elsewhere).create("a", token("one"));

        assertThat(bench.keyFile()).doesNotExist();
        assertThat(bench.open(elsewhere).find("a")).isPresent();
    }

    @Test
    void canBeProtectedAnewWithoutTouchingTheRecords() throws IOException {
        bench.open().create("a", token("one"));
        var vault = Files.readAllBytes(bench.vaultFile());

        assertThat(bench.open().protectWith(bench.passphrase("first"))).contains(VaultProtection.PASSPHRASE);
        assertThat(bench.open(bench.passphrase("first")).protectWith(bench.passphrase("second")))
                .contains(VaultProtection.PASSPHRASE);

        assertThatThrownBy(() -> bench.open(bench.passphrase("first")).list())
                .isInstanceOf(WrongPassphraseException.class);
        assertThat(bench.open(bench.passphrase("second")).find("a")).isPresent();
        assertThat(bench.vaultFile()).hasBinaryContent(vault);
    }

    @Test
    void protectingNoVaultMakesNone() {
        assertThat(bench.open().protectWith(VaultKeys.onlyFile(bench.keyFile())))
                .isEmpty();
        assertThat(bench.keysetFile()).doesNotExist();
    }

    @Test
    void noFileHoldsThePassphraseOrTheKey() throws IOException {
        var keychain = new MemoryKeychain();
        bench.open(bench.keychain(keychain)).create("a", token("one"));
        bench.open(bench.keychain(keychain)).protectWith(bench.passphrase("canary"));

        for (var file : new Path[] {bench.vaultFile(), bench.keysetFile()}) {
            assertThat(Files.readString(file, StandardCharsets.US_ASCII))
                    .doesNotContain("canary")
                    .doesNotContain(keychain.entries.values().iterator().next().reveal());
        }
    }

    private static final class MemoryKeychain implements Keychain {
        private final Map<String, Secret> entries = new HashMap<>();
        private boolean refuses;

        @Override
        public String name() {
            return "a keychain of the tests";
        }

        @Override
        public Optional<Secret> find(String account) {
            if (refuses) {
                throw new KeychainException("it is locked");
            }
            return Optional.ofNullable(entries.get(account));
        }

        @Override
        public void store(String account, Secret secret) {
            if (refuses) {
                throw new KeychainException("it is locked");
            }
            assertThat(entries.put(account, secret))
                    .as("an entry that was there")
                    .isNull();
        }
    }
}
