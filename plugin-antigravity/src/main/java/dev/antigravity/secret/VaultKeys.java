package dev.antigravity.secret;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/// The ways there are to protect a vault's key. A new vault takes the first there is: passphrase, keychain, key file.
/// An existing one says itself which it needs.
///
/// @param passphrase asked when it is needed, and not before; may ask a person. Empty if there is none
/// @param keychain   that of the operating system, if it has one
/// @param keyFile    created if it is needed; may lie outside of the vault's folder
public record VaultKeys(Supplier<Optional<Secret>> passphrase, Optional<Keychain> keychain, Path keyFile) {

    /// A key file and nothing else.
    public static VaultKeys onlyFile(Path keyFile) {
        return new VaultKeys(Optional::empty, Optional.empty(), keyFile);
    }
}
