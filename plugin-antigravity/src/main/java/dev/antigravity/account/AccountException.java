package dev.antigravity.account;

/// Why something could not be done with an account. Never holds a secret.
public abstract sealed class AccountException extends RuntimeException
        permits BadAccountNameException,
                UnknownAccountException,
                DuplicateAccountException,
                CredentialChangedException,
                CredentialUnavailableException {
    private static final long serialVersionUID = 1;

    AccountException(String message) {
        super(message);
    }

    AccountException(String message, Throwable cause) {
        super(message, cause);
    }
}
