package dev.antigravity.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// The command line tools of the operating systems, played by shell scripts that behave as their manuals say and write
/// down how they were called.
class KeychainTest {
    private static final Secret SECRET = Secret.of("c2VjcmV0IGNhbmFyeQ==");

    @TempDir
    Path folder;

    @Test
    void macKeepsAndFindsASecretWithoutShowingItToOtherUsers() throws IOException {
        var keychain = new MacKeychain(script("security", """
                echo "$@" >> "$0.calls"
                case "$1" in
                  -i) read -r verb update s service a account w secret; printf '%s' "$secret" > "$0.$service.$account";;
                  find-generic-password) [ -f "$0.$3.$5" ] || exit 44; cat "$0.$3.$5"; echo;;
                esac
                """));

        assertThat(keychain.find("abc-1")).isEmpty();
        keychain.store("abc-1", SECRET);

        assertThat(keychain.find("abc-1")).contains(SECRET);
        assertThat(folder.resolve("security.antigravity.abc-1")).hasContent(SECRET.reveal());
        assertThat(Files.readString(folder.resolve("security.calls"))).doesNotContain(SECRET.reveal());
    }

    @Test
    void macSaysWhenTheKeychainRefuses() throws IOException {
        var keychain = new MacKeychain(script("security", "echo 'User interaction is not allowed.' >&2; exit 36"));

        assertThatThrownBy(() -> keychain.find("abc"))
                .isInstanceOf(KeychainException.class)
                .hasMessage("the macOS keychain refused: User interaction is not allowed.");
        assertThatThrownBy(() -> keychain.store("abc", SECRET))
                .isInstanceOf(KeychainException.class)
                .hasMessageNotContainingAny(SECRET.reveal());
    }

    @Test
    void macNoticesThatTheInteractiveModeHidAFailure() throws IOException {
        var keychain = new MacKeychain(script("security", "case \"$1\" in -i) cat > /dev/null;; *) exit 44;; esac"));

        assertThatThrownBy(() -> keychain.store("abc", SECRET))
                .isInstanceOf(KeychainException.class)
                .hasMessageContaining("did not keep");
    }

    @Test
    void linuxKeepsAndFindsASecretWithoutShowingItToOtherUsers() throws IOException {
        var keychain = new SecretToolKeychain(script("secret-tool", """
                echo "$@" >> "$0.calls"
                case "$1" in
                  store) cat > "$0.$4.$6";;
                  lookup) [ -f "$0.$3.$5" ] || exit 1; cat "$0.$3.$5";;
                esac
                """));

        assertThat(keychain.find("abc-1")).isEmpty();
        keychain.store("abc-1", SECRET);

        assertThat(keychain.find("abc-1")).contains(SECRET);
        assertThat(folder.resolve("secret-tool.antigravity.abc-1")).hasContent(SECRET.reveal());
        assertThat(Files.readString(folder.resolve("secret-tool.calls"))).doesNotContain(SECRET.reveal());
    }

    @Test
    void linuxTellsNotFoundFromNotAnswered() throws IOException {
        var keychain = new SecretToolKeychain(script("secret-tool", "echo 'Cannot autolaunch D-Bus' >&2; exit 1"));

        assertThatThrownBy(() -> keychain.find("abc"))
                .isInstanceOf(KeychainException.class)
                .hasMessage("the desktop keyring refused: Cannot autolaunch D-Bus");
    }

    @Test
    void takesOnlyWordsThatNeedNoQuoting() throws IOException {
        var keychain = new MacKeychain(script("security", ""));

        assertThatThrownBy(() -> keychain.store("abc", Secret.of("a b\ndelete-keychain")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContainingAny("delete-keychain");
        assertThatThrownBy(() -> keychain.find("-w")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aToolThatIsGoneIsAComplaint() {
        assertThatThrownBy(() -> new SecretToolKeychain(folder.resolve("missing")).find("abc"))
                .isInstanceOf(KeychainException.class)
                .hasMessageContaining("cannot be asked");
    }

    @Test
    void isThereOnlyWithADesktopSession() throws IOException {
        script("secret-tool", "");
        script("security", "");
        var path = Map.of("PATH", "/nowhere:" + folder);

        assertThat(Keychain.ofThisMachine(Map.of())).isEmpty();
        assertThat(Keychain.ofThisMachine(Map.of("PATH", "/nowhere", "DBUS_SESSION_BUS_ADDRESS", "unix:x")))
                .isEmpty();
        if (!System.getProperty("os.name").contains("Mac")) {
            assertThat(Keychain.ofThisMachine(path)).isEmpty();
        }
        assertThat(Keychain.ofThisMachine(Map.of("PATH", path.get("PATH"), "DBUS_SESSION_BUS_ADDRESS", "unix:x")))
                .isPresent();
    }

    /// With a real, unlocked keychain: `-Dkeychain.real=true`.
    @Test
    @EnabledIfSystemProperty(named = "keychain.real", matches = "true")
    void theRealKeychainKeepsASecret() {
        var keychain = Keychain.ofThisMachine(System.getenv()).orElseThrow();
        var account = "test-" + System.nanoTime();

        assertThat(keychain.find(account)).isEmpty();
        keychain.store(account, SECRET);
        assertThat(keychain.find(account)).contains(SECRET);
    }

    private Path script(String name, String body) throws IOException {
        var script = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + body);
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }
}
