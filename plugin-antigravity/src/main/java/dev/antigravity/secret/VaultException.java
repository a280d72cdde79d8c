package dev.antigravity.secret;

/// Why the vault could not be read or changed. No message holds anything of what is in it.
public abstract sealed class VaultException extends RuntimeException
        permits VersionConflictException,
                WrongPassphraseException,
                VaultLockedException,
                BrokenVaultException,
                VaultAccessException {
    private static final long serialVersionUID = 1;

    VaultException(String message) {
        super(message);
    }

    VaultException(String message, Throwable cause) {
        super(message, cause);
    }
}
