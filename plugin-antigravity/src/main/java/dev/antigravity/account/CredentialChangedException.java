package dev.antigravity.account;

/// Somebody else has replaced the credential since it was read. Theirs is the one to use.
public final class CredentialChangedException extends AccountException {
    private static final long serialVersionUID = 1;

    private final transient StoredAccount current;

    CredentialChangedException(StoredAccount current) {
        super("the credential of " + current.id() + " was replaced by somebody else in the meantime");
        this.current = current;
    }

    /// The account with the credential that is kept now.
    public StoredAccount current() {
        return current;
    }
}
