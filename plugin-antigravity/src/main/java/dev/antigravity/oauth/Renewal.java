package dev.antigravity.oauth;

import dev.antigravity.account.Credential;

/// What became of a token that had to be renewed.
sealed interface Renewal {
    /// There is a newer credential: ours, another process's, or the user's.
    record Renewed(Credential credential) implements Renewal {}

    /// Only the user can help.
    record SignInAgain(String reason) implements Renewal {}

    /// Not now. Nothing is lost, and another try may help.
    record Later(String reason) implements Renewal {}
}
