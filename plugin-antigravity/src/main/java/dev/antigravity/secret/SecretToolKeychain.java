package dev.antigravity.secret;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The keyring of a Linux desktop (GNOME Keyring, KWallet, KeePassXC) by `secret-tool`, which reads the secret from a
/// pipe.
///
/// Source: `man secret-tool`, read 2026-11.
final class SecretToolKeychain implements Keychain {
    private final Path secretTool;

    SecretToolKeychain(Path secretTool) {
        this.secretTool = secretTool;
    }

    @Override
    public String name() {
        return "the desktop keyring";
    }

    @Override
    public Optional<Secret> find(String account) {
        var result = KeychainCommand.run(name(), command("lookup", account), Secret.of(""));
        if (result.exitCode() == 0) {
            return Optional.of(result.output());
        }
        // Not found ends with 1 as well, but without a word.
        if (result.complaint().isEmpty()) {
            return Optional.empty();
        }
        throw new KeychainException(name() + " refused: " + result.complaint());
    }

    @Override
    public void store(String account, Secret secret) {
        var plain = Secret.of(KeychainCommand.plainWord(secret.reveal()));
        var result = KeychainCommand.run(name(), command("store", account), plain);
        if (result.exitCode() != 0 || !find(account).equals(Optional.of(secret))) {
            throw new KeychainException(name() + " did not keep the key: " + result.complaint());
        }
    }

    private List<String> command(String verb, String account) {
        var attributes = List.of("service", SERVICE, "account", KeychainCommand.plainWord(account));
        var command = new ArrayList<>(List.of(secretTool.toString(), verb));
        if (verb.equals("store")) {
            command.add("--label=Antigravity vault");
        }
        command.addAll(attributes);
        return command;
    }
}
