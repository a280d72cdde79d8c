package dev.antigravity.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.files.DurableFiles;
import dev.antigravity.files.FileLocks;
import dev.antigravity.files.OtherJvm;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two Java machines and several threads in each, all writing the same records.
class VaultFightTest {
    private static final int THREADS = 3;
    private static final int TIMES = 12;

    @TempDir
    Path home;

    @Test
    void noWriteIsLostAndNothingRemovedComesBack() throws Exception {
        openVault(home).create("removed", JsonObject.of("count", JsonValue.of(0)));
        var others = new ArrayList<Process>();
        others.add(OtherJvm.start(Fighter.class, home.toString()));
        Fighter.main(home.toString());
        var vault = openVault(home);
        vault.find("removed").ifPresent(record -> vault.remove("removed", record.version()));
        for (var other : others) {
            var output = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(other.waitFor()).as(output).isZero();
        }

        assertThat(count(vault, "counter")).isEqualTo(2L * THREADS * TIMES);
        assertThat(vault.find("removed")).isEmpty();
        assertThat(vault.list()).hasSize(1);
    }

    private static Vault openVault(Path home) {
        var clock = Clock.systemUTC();
        var keys = VaultKeys.onlyFile(home.resolve("vault.key"));
        return new Vault(home, keys, DurableFiles.onThisMachine(clock), new FileLocks(), clock, new SecureRandom());
    }

    private static long count(Vault vault, String id) {
        return vault.find(id).map(VaultFightTest::count).orElse(0L);
    }

    private static long count(VaultRecord record) {
        return Long.parseLong(String.valueOf(record.content().get("count")));
    }

    static final class Fighter {
        private Fighter() {}

        public static void main(String... arguments) {
            var vault = openVault(Path.of(arguments[0]));
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var i = 0; i < THREADS; i++) {
                    threads.submit(() -> {
                        for (var n = 0; n < TIMES; n++) {
                            addOne(vault, "counter", true);
                            addOne(vault, "removed", false);
                        }
                    });
                }
            }
        }

        private static void addOne(Vault vault, String id, boolean create) {
            while (true) {
                try {
                    var record = vault.find(id);
                    if (record.isPresent()) {
                        vault.replace(
                                id,
                                record.get().version(),
                                JsonObject.of("count", JsonValue.of(count(record.get()) + 1)));
                    } else if (create) {
                        vault.create(id, JsonObject.of("count", JsonValue.of(1)));
                    }
                    return;
                } catch (VersionConflictException _) {
                    // Somebody was faster: look again.
                }
            }
        }
    }
}
