package dev.antigravity.secret;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The keychain of an operating system, reached by its own command line tool. Secrets go through pipes, never through
/// arguments, which every user of the computer can see.
public interface Keychain {
    /// What entries of ours are filed under.
    String SERVICE = "antigravity";

    /// What people call it.
    String name();

    /// @throws KeychainException if the keychain cannot be asked
    Optional<Secret> find(String account);

    /// Keeps a secret of one line, letters, digits and `+/=` only.
    ///
    /// @throws KeychainException if it was not kept
    void store(String account, Secret secret);

    /// The keychain of this computer if it has one with a command line tool: `security` on macOS, `secret-tool` where
    /// there is a desktop session on Linux.
    static Optional<Keychain> ofThisMachine(Map<String, String> environment) {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.contains("mac")) {
            return executable(environment, "security").map(MacKeychain::new);
        }
        var session = environment.containsKey("DBUS_SESSION_BUS_ADDRESS");
        return session ? executable(environment, "secret-tool").map(SecretToolKeychain::new) : Optional.empty();
    }

    private static Optional<Path> executable(Map<String, String> environment, String name) {
        for (var folder : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
            var candidate = Path.of(folder, name);
            if (!folder.isEmpty() && Files.isExecutable(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
