package dev.antigravity.oauth;

/// What a token endpoint answered.
sealed interface TokenAnswer {
    record Granted(TokenGrant grant) implements TokenAnswer {}

    /// The server understood and said no (RFC 6749 section 5.2, RFC 8628 section 3.5).
    record Refused(OAuthError error) implements TokenAnswer {}

    /// No answer, or one that says to come back later. Another try may help.
    record Unreachable(String reason) implements TokenAnswer {}

    /// An answer that is none. Another try will not help.
    record Unusable(String reason) implements TokenAnswer {}

    /// What it means for a login.
    default LoginOutcome outcome(PendingLogin login) {
        return switch (this) {
            case Granted(var grant) -> new LoginOutcome.SignedIn(login.provider(), login.account(), grant);
            case Refused(var error) -> error.outcome();
            case Unreachable(var reason) -> new LoginOutcome.Failed(reason);
            case Unusable(var reason) -> new LoginOutcome.Failed(reason);
        };
    }
}
