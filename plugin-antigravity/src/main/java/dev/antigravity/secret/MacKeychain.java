package dev.antigravity.secret;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The keychain of macOS by `security`. Its interactive mode takes the command, and so the secret, from a pipe.
///
/// Source: `man security`, "-i" and "add-generic-password", read 2026-11.
final class MacKeychain implements Keychain {
    private static final int NOT_FOUND = 44;

    private final Path security;

    MacKeychain(Path security) {
        this.security = security;
    }

    @Override
    public String name() {
        return "the macOS keychain";
    }

    @Override
    public Optional<Secret> find(String account) {
        var command = List.of(
                security.toString(),
                "find-generic-password",
                "-s",
                SERVICE,
                "-a",
                KeychainCommand.plainWord(account),
                "-w");
        var result = KeychainCommand.run(name(), command, Secret.of(""));
        return switch (result.exitCode()) {
            case 0 -> Optional.of(result.output());
            case NOT_FOUND -> Optional.empty();
            default -> throw new KeychainException(name() + " refused: " + result.complaint());
        };
    }

    @Override
    public void store(String account, Secret secret) {
        var command = "add-generic-password -U -s " + SERVICE + " -a " + KeychainCommand.plainWord(account) + " -w "
                + KeychainCommand.plainWord(secret.reveal()) + "\n";
        var result = KeychainCommand.run(name(), List.of(security.toString(), "-i"), Secret.of(command));
        // The interactive mode may end well though a command in it did not.
        if (result.exitCode() != 0 || !find(account).equals(Optional.of(secret))) {
            throw new KeychainException(name() + " did not keep the key (exit code " + result.exitCode() + ")");
        }
    }
}
