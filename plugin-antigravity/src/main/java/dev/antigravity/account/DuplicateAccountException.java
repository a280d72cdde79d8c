package dev.antigravity.account;

/// The id is taken.
public final class DuplicateAccountException extends AccountException {
    private static final long serialVersionUID = 1;

    DuplicateAccountException(String id) {
        super("there is an account \"" + id + "\" already; choose another name");
    }
}
