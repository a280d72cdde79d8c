package dev.antigravity.secret;

/// What protects the key of the vault, strongest first.
public enum VaultProtection {
    /// A passphrase somebody knows.
    PASSPHRASE("passphrase", "a passphrase"),
    /// The keychain of the operating system.
    KEYCHAIN("keychain", "the keychain of this computer"),
    /// A file. Whoever can read the files of this user can read the vault: worth a line at start.
    KEY_FILE("key-file", "a key file that only this user can read");

    private final String word;
    private final String description;

    VaultProtection(String word, String description) {
        this.word = word;
        this.description = description;
    }

    /// The name in `keyset.json`.
    String word() {
        return word;
    }

    /// For people: "protected by …".
    public String description() {
        return description;
    }
}
