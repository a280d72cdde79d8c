package dev.antigravity.secret;

import static dev.antigravity.secret.VaultBench.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultDamageTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{\"accounts\":[]}",
                "{\"format\":1,\"key\":\"x\",\"sequence\":1,\"records\":{},\"seal\":\"%\"}",
                "\uFEFFGARBAGE"
            })
    void setsAFileAsideThatIsNotOurs(String text) throws IOException {
        var bench = filledBench();
        Files.writeString(bench.vaultFile(), text);

        assertThatThrownBy(() -> bench.open().list())
                .isInstanceOfSatisfying(
                        BrokenVaultException.class,
                        broken -> assertThat(broken.movedTo())
                                .containsExactly(bench.home.resolve("vault.json.broken-20260203_091500")))
                .hasMessageContaining("vault.json cannot be used: it is damaged or not ours")
                .hasMessageContaining("It was kept as " + bench.home.resolve("vault.json.broken-20260203_091500"));

        assertThat(bench.home.resolve("vault.json.broken-20260203_091500")).hasContent(text);
        assertThat(bench.vaultFile()).doesNotExist();
    }

    @Test
    void aNewVaultBeginsAfterwardsAndAnotherBrokenOneFindsAnotherName() throws IOException {
        var bench = filledBench();
        for (var name : List.of("vault.json.broken-20260203_091500", "vault.json.broken-20260203_091500_1")) {
            Files.writeString(bench.vaultFile(), "garbage for " + name);
            assertThatThrownBy(() -> bench.open().list()).isInstanceOf(BrokenVaultException.class);
            assertThat(bench.home.resolve(name)).hasContent("garbage for " + name);

            bench.open().create("new", token("one"));
            assertThat(bench.open().list()).extracting(VaultRecord::id).containsExactly("new");
        }
    }

    @Test
    void noticesARecordThatWasDropped() throws IOException {
        assertTamperingIsNoticed(vault -> vault.with("records", records(vault).without("a")));
    }

    @Test
    void noticesARecordUnderAnotherName() throws IOException {
        assertTamperingIsNoticed(vault ->
                vault.with("records", records(vault).without("a").with("c", record(vault, "a"))));
    }

    @Test
    void noticesTwoRecordsThatWereSwapped() throws IOException {
        assertTamperingIsNoticed(vault -> vault.with(
                "records", records(vault).with("a", record(vault, "b")).with("b", record(vault, "a"))));
    }

    @Test
    void noticesAnotherVersion() throws IOException {
        assertTamperingIsNoticed(vault -> vault.with(
                "records",
                records(vault).with("a", ((JsonObject) record(vault, "a")).with("version", JsonValue.of(9)))));
    }

    @Test
    void noticesAnOldRecordThatWasPutBack() throws IOException {
        var bench = filledBench();
        var old = record(Json.parseObject(Files.readAllBytes(bench.vaultFile())), "a");
        var vault = bench.open();
        vault.replace("a", vault.find("a").orElseThrow().version(), token("new"));

        tamper(bench, now -> now.with("records", records(now).with("a", old)));

        assertThatThrownBy(() -> bench.open().list()).isInstanceOf(BrokenVaultException.class);
    }

    private void assertTamperingIsNoticed(UnaryOperator<JsonObject> tampering) throws IOException {
        var bench = filledBench();
        tamper(bench, tampering);

        assertThatThrownBy(() -> bench.open().list())
                .isInstanceOf(BrokenVaultException.class)
                .hasMessageContaining("changed by somebody who does not have its key");
    }

    private static void tamper(VaultBench bench, UnaryOperator<JsonObject> tampering) throws IOException {
        var vault = Json.parseObject(Files.readAllBytes(bench.vaultFile()));
        Files.write(bench.vaultFile(), Json.bytes(tampering.apply(vault)));
    }

    private static JsonObject records(JsonObject vault) {
        return (JsonObject) vault.find("records").orElseThrow();
    }

    private static JsonValue record(JsonObject vault, String id) {
        return records(vault).find(id).orElseThrow();
    }

    @Test
    void keepsAVaultWhoseKeysetIsGone() throws IOException {
        var bench = filledBench();
        Files.delete(bench.keysetFile());

        assertThatThrownBy(() -> bench.open().list())
                .isInstanceOf(BrokenVaultException.class)
                .hasMessageContaining("its key is missing");

        assertThat(bench.home.resolve("vault.json.broken-20260203_091500")).exists();
    }

    @Test
    void keepsAVaultOfAnotherKey() throws IOException {
        var bench = filledBench();
        var other = new VaultBench(folder.resolve("other"));
        other.open().create("x", token("one"));
        Files.copy(other.vaultFile(), bench.vaultFile(), StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> bench.open().list())
                .isInstanceOf(BrokenVaultException.class)
                .hasMessageContaining("belongs to another key");

        assertThat(bench.home.resolve("vault.json.broken-20260203_091500")).hasSameBinaryContentAs(other.vaultFile());
    }

    @Test
    void setsBothFilesAsideWhenTheKeysetIsDamaged() throws IOException {
        var bench = filledBench();
        Files.writeString(bench.keysetFile(), "{\"format\":1}");

        assertThatThrownBy(() -> bench.open().list())
                .isInstanceOfSatisfying(
                        BrokenVaultException.class,
                        broken -> assertThat(broken.movedTo())
                                .containsExactly(
                                        bench.home.resolve("keyset.json.broken-20260203_091500"),
                                        bench.home.resolve("vault.json.broken-20260203_091500")));

        bench.open().create("new", token("one"));
        assertThat(bench.open().find("new")).isPresent();
    }

    @Test
    void leavesFilesOfANewerVersionAlone() throws IOException {
        var bench = filledBench();
        tamper(bench, vault -> vault.with("format", JsonValue.of(2)));
        var before = Files.readAllBytes(bench.vaultFile());

        assertThatThrownBy(() -> bench.open().create("new", token("one")))
                .isInstanceOf(VaultLockedException.class)
                .hasMessageContaining("newer version");

        assertThat(bench.vaultFile()).hasBinaryContent(before);
    }

    @Test
    void aRunningProcessFollowsWhenAnotherBeganANewVault() throws IOException {
        var bench = filledBench();
        var running = bench.open();
        assertThat(running.list()).hasSize(2);
        Files.writeString(bench.keysetFile(), "garbage");
        assertThatThrownBy(() -> bench.open().list()).isInstanceOf(BrokenVaultException.class);
        bench.open().create("new", token("one"));

        assertThat(running.list()).extracting(VaultRecord::id).containsExactly("new");
        running.create("newer", token("two"));
        assertThat(bench.open().list()).hasSize(2);
    }

    /// Whatever byte changes: the records are the same, or there is a complaint and the file is kept.
    @Property(tries = 400)
    void noticesEveryChangedByte(
            @ForAll @IntRange(max = 100_000) int place, @ForAll @IntRange(min = 1, max = 255) int change)
            throws IOException {
        try (var machine = Jimfs.newFileSystem(Configuration.unix().toBuilder()
                .setAttributeViews("basic", "owner", "posix", "unix")
                .build())) {
            var bench = new VaultBench(machine.getPath("/home"));
            bench.open().create("a", token("one"));
            bench.open().create("b", token("two"));
            var bytes = Files.readAllBytes(bench.vaultFile());
            bytes[place % bytes.length] ^= (byte) change;
            Files.write(bench.vaultFile(), bytes);
            try {
                assertThat(bench.open().list())
                        .extracting(VaultRecord::content)
                        .containsExactly(token("one"), token("two"));
            } catch (BrokenVaultException broken) {
                assertThat(Files.readAllBytes(broken.movedTo().getFirst())).isEqualTo(bytes);
            } catch (VaultLockedException newer) {
                assertThat(newer).hasMessageContaining("newer version");
                assertThat(Files.readAllBytes(bench.vaultFile())).isEqualTo(bytes);
            }
        }
    }

    private VaultBench filledBench() {
        var bench = new VaultBench(folder.resolve("home"));
        bench.open().create("a", token("one"));
        bench.open().create("b", token("two"));
        return bench;
    }
}
