package dev.antigravity.secret;

import java.nio.file.Path;

/// What opens the vault is not there: no passphrase, no keychain, another key. Nothing was changed.
public final class VaultLockedException extends VaultException {
    private static final long serialVersionUID = 1;

    private VaultLockedException(String message) {
        super(message);
    }

    VaultLockedException(String message, Throwable cause) {
        super(message, cause);
    }

    static VaultLockedException noPassphrase(Path keyset) {
        return new VaultLockedException(keyset + " is protected by a passphrase, and none was given");
    }

    static VaultLockedException noKeychain(Path keyset) {
        return new VaultLockedException(
                keyset + " is protected by the keychain of an operating system, and none can be reached from here; "
                        + "log in to the desktop, or sign in anew with another ANTIGRAVITY_HOME");
    }

    static VaultLockedException noKeychainEntry(Path keyset, Keychain keychain, String account) {
        return new VaultLockedException("the key of " + keyset + " is not in " + keychain.name() + " (service "
                + Keychain.SERVICE + ", account " + account + "); was it made by another user or on another computer?");
    }

    static VaultLockedException wrongKey(Path keyset, String where) {
        return new VaultLockedException("the key in " + where + " does not open " + keyset
                + "; put the right one back, or move both files aside and sign in anew");
    }

    static VaultLockedException newerFormat(Path file) {
        return new VaultLockedException(
                file + " was written by a newer version of Antigravity; update, or use another ANTIGRAVITY_HOME");
    }

    static VaultLockedException keyFile(Path keyFile, String complaint) {
        return new VaultLockedException("key file " + keyFile + " was not used: " + complaint);
    }
}
