package dev.antigravity.secret;

import static dev.antigravity.secret.VaultBench.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.antigravity.files.CrashingDisk;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultTest {
    @TempDir
    Path folder;

    private VaultBench bench;
    private Vault vault;

    @BeforeEach
    void openTheVault() {
        bench = new VaultBench(folder.resolve("home"));
        vault = bench.open();
    }

    @Test
    void aVaultThatNobodyUsesLeavesNoTrace() {
        assertThat(vault.find("a")).isEmpty();
        assertThat(vault.list()).isEmpty();
        assertThat(vault.protection()).isEmpty();
        vault.unlock();

        assertThat(bench.home).doesNotExist();
    }

    @Test
    void keepsRecordsForTheNextProcess() {
        var a = vault.create("a", token("one"));
        vault.create("b", token("two"));
        vault.replace("a", a.version(), token("three"));

        var other = bench.open();

        assertThat(other.find("a").orElseThrow().content()).isEqualTo(token("three"));
        assertThat(other.list()).extracting(VaultRecord::id).containsExactly("a", "b");
    }

    @Test
    void seesWhatAnotherProcessWrites() {
        var other = bench.open();
        vault.create("a", token("one"));
        assertThat(other.find("a")).isPresent();

        var found = other.find("a").orElseThrow();
        var replaced = other.replace("a", found.version(), token("two"));
        assertThat(vault.find("a")).contains(replaced);

        vault.remove("a", replaced.version());
        assertThat(other.find("a")).isEmpty();
    }

    @Test
    void refusesAWriterWhoHasNotSeenThePresentVersion() {
        var seen = vault.create("a", token("one"));
        bench.open().replace("a", seen.version(), token("theirs"));

        assertThatThrownBy(() -> vault.replace("a", seen.version(), token("ours")))
                .isInstanceOf(VersionConflictException.class)
                .hasMessage("record \"a\" was read at version 1 and is now at version 2");
        assertThatThrownBy(() -> vault.remove("a", seen.version())).isInstanceOf(VersionConflictException.class);

        assertThat(vault.find("a").orElseThrow().content()).isEqualTo(token("theirs"));
    }

    @Test
    void nobodyRevivesWhatWasRemoved() {
        var seen = vault.create("a", token("one"));
        bench.open().remove("a", seen.version());

        assertThatThrownBy(() -> vault.replace("a", seen.version(), token("ours")))
                .isInstanceOf(VersionConflictException.class)
                .hasMessageContaining("has been removed");
        assertThat(bench.open().find("a")).isEmpty();
    }

    @Test
    void aVersionNeverReturns() {
        var first = vault.create("a", token("one"));
        vault.remove("a", first.version());
        var second = vault.create("a", token("one"));

        assertThat(second.version()).isGreaterThan(first.version());
        assertThatThrownBy(() -> bench.open().replace("a", first.version(), token("late")))
                .isInstanceOf(VersionConflictException.class);
    }

    @Test
    void refusesToCreateWhatIsThere() {
        vault.create("a", token("one"));

        assertThatThrownBy(() -> bench.open().create("a", token("two")))
                .isInstanceOf(VersionConflictException.class)
                .hasMessage("the vault has a record \"a\" already");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nb", "a\u0000"})
    void refusesIdsThatCouldForgeALabel(String id) {
        assertThatThrownBy(() -> vault.create(id, token("one"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void writesOnlyForItsOwner() throws IOException {
        vault.create("a", token("one"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(bench.home)))
                .isEqualTo("rwx------");
        try (var files = Files.list(bench.home)) {
            assertThat(files)
                    .hasSize(4)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void noFileHoldsASecretInAnyForm() throws IOException {
        var canary = "canary+/=ä 4711";
        vault.create("a", token(canary));

        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var text = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(text)
                        .doesNotContain("canary")
                        .doesNotContain("Y2FuYXJ5") // the same in Base64
                        .doesNotContain(Base64.getEncoder()
                                .encodeToString(canary.getBytes(StandardCharsets.UTF_8))
                                .substring(4, 16))
                        .doesNotContain(URLEncoder.encode(canary, StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void noMessageHoldsASecret() {
        var record = vault.create("a", token("canary"));

        assertThat(record.toString()).isEqualTo("a (version 1)");
        assertThatThrownBy(() -> vault.replace("a", 99, token("canary")))
                .message()
                .doesNotContain("canary");
        assertThatThrownBy(() -> vault.create("a", token("canary"))).message().doesNotContain("canary");
    }

    @Test
    void oneChangeIsOneWriteAndReadingIsNone() {
        var disk = CrashingDisk.reliable();
        var counted = bench.open(VaultKeys.onlyFile(bench.keyFile()), disk);
        var record = counted.create("a", token("one"));
        var before = disk.steps();
        counted.replace("a", record.version(), token("two"));
        var aWrite = disk.steps() - before;

        for (var i = 0; i < 100; i++) {
            counted.find("a");
            counted.list();
        }
        assertThat(disk.steps() - before).isEqualTo(aWrite).isLessThanOrEqualTo(5);
    }

    @Test
    void worksOnWindows() throws IOException {
        try (var windows = Jimfs.newFileSystem(Configuration.windows())) {
            var there = new VaultBench(windows.getPath("C:\\Users\\José Müller\\AppData\\Roaming\\antigravity"));
            var record = there.open().create("a", token("one"));
            there.open().replace("a", record.version(), token("two"));

            assertThat(there.open().find("a").orElseThrow().content()).isEqualTo(token("two"));
        }
    }
}
