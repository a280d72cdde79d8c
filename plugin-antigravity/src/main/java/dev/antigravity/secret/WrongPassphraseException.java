package dev.antigravity.secret;

import java.nio.file.Path;

/// The passphrase does not open the vault. Nothing was changed.
public final class WrongPassphraseException extends VaultException {
    private static final long serialVersionUID = 1;

    WrongPassphraseException(Path keyset) {
        super("the passphrase does not open " + keyset + "; nothing was changed, try again");
    }
}
