package dev.antigravity.account;

/// There is no credential to call with at the moment.
public final class CredentialUnavailableException extends AccountException {
    private static final long serialVersionUID = 1;

    private final boolean signInNeeded;

    private CredentialUnavailableException(String message, boolean signInNeeded, Throwable cause) {
        super(message, cause);
        this.signInNeeded = signInNeeded;
    }

    private CredentialUnavailableException(String message, boolean signInNeeded) {
        super(message);
        this.signInNeeded = signInNeeded;
    }

    /// Only the user can help: the login has ended, or was never complete.
    ///
    /// @param reason ends a sentence: "its login has ended"
    public static CredentialUnavailableException signIn(Account account, String reason) {
        return new CredentialUnavailableException(
                account.id() + " cannot be used: " + reason + "; sign in again", true);
    }

    /// It may go better later: the provider could not be asked, or had no answer.
    public static CredentialUnavailableException forNow(Account account, String reason) {
        return new CredentialUnavailableException(account.id() + " cannot be used just now: " + reason, false);
    }

    /// It may go better later: the provider could not be asked.
    public static CredentialUnavailableException forNow(Account account, String reason, Throwable cause) {
        return new CredentialUnavailableException(account.id() + " cannot be used just now: " + reason, false, cause);
    }

    /// Whether the user must sign in again.
    public boolean isSignInNeeded() {
        return signInNeeded;
    }
}
