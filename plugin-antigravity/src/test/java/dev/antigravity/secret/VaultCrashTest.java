package dev.antigravity.secret;

import static dev.antigravity.secret.VaultBench.token;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.antigravity.files.CrashingDisk;
import dev.antigravity.files.PowerCut;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Stops the machine during every step of every change of the vault, with and without a power cut.
class VaultCrashTest {
    private static final Configuration UNIX = Configuration.unix().toBuilder()
            .setAttributeViews("basic", "owner", "posix", "unix")
            .build();

    @Test
    void theFirstRecordIsThereOrNot() throws IOException {
        crashEverywhere(_ -> {}, vault -> vault.create("a", token("one")), List.of("[]", "[{\"token\":\"one\"}]"));
    }

    @Test
    void aReplacedRecordIsOldOrNew() throws IOException {
        crashEverywhere(
                vault -> vault.create("a", token("one")),
                vault -> vault.replace("a", vault.find("a").orElseThrow().version(), token("two")),
                List.of("[{\"token\":\"one\"}]", "[{\"token\":\"two\"}]"));
    }

    @Test
    void aRemovedRecordIsThereOrNot() throws IOException {
        crashEverywhere(
                vault -> vault.create("a", token("one")),
                vault -> vault.remove("a", vault.find("a").orElseThrow().version()),
                List.of("[{\"token\":\"one\"}]", "[]"));
    }

    @Test
    void aVaultProtectedAnewOpensInOneOfTheTwoWays() throws IOException {
        for (var crash = 0; ; crash++) {
            try (var machine = Jimfs.newFileSystem(UNIX)) {
                var bench = new VaultBench(machine.getPath("/home"));
                var oldKeys = VaultKeys.onlyFile(bench.keyFile());
                var newKeys = VaultKeys.onlyFile(machine.getPath("/elsewhere/key"));
                bench.open().create("a", token("one"));
                var disk = new CrashingDisk(crash);
                try {
                    bench.open(oldKeys, disk).protectWith(newKeys);
                } catch (PowerCut _) {
                    // Everything below is about this moment.
                }
                disk.losePower(new Random(crash));
                assertThat(List.of(opens(bench, oldKeys), opens(bench, newKeys)))
                        .containsExactlyInAnyOrder(true, false);
                if (!disk.hasStopped()) {
                    assertThat(opens(bench, newKeys)).isTrue();
                    return;
                }
            }
        }
    }

    private static boolean opens(VaultBench bench, VaultKeys keys) {
        try {
            return bench.open(keys).find("a").isPresent();
        } catch (VaultLockedException _) {
            return false;
        }
    }

    private static void crashEverywhere(Consumer<Vault> before, Consumer<Vault> change, List<String> states)
            throws IOException {
        for (var seed = 0; seed < 20; seed++) {
            for (var crash = 0; ; crash++) {
                try (var machine = Jimfs.newFileSystem(UNIX)) {
                    var bench = new VaultBench(machine.getPath("/home"));
                    before.accept(bench.open());
                    var disk = new CrashingDisk(crash);
                    try {
                        change.accept(bench.open(VaultKeys.onlyFile(bench.keyFile()), disk));
                    } catch (PowerCut _) {
                        // Everything below is about this moment.
                    }
                    if (seed > 0) {
                        disk.losePower(new Random(seed));
                    }
                    var where = "step %d, seed %d".formatted(crash, seed);
                    var found = bench.open().list().stream()
                            .map(VaultRecord::content)
                            .toList();
                    if (!disk.hasStopped()) {
                        assertThat(found).as(where).hasToString(states.getLast());
                        break;
                    }
                    assertThat(states).as(where).contains(found.toString());
                    bench.open().create("after", token("three"));
                    assertThat(bench.open().find("after")).as(where).isPresent();
                }
            }
        }
    }
}
