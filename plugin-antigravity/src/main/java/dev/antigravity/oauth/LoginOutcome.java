package dev.antigravity.oauth;

/// How a login ended.
public sealed interface LoginOutcome {

    /// @param provider whose account it is
    /// @param account  the name it was started for
    record SignedIn(String provider, String account, TokenGrant grant) implements LoginOutcome {}

    /// The user, or the server in their place, said no.
    record Denied(OAuthError error) implements LoginOutcome {}

    /// What came back does not belong to the login that was started. The login is over.
    record WrongState(String reason) implements LoginOutcome {}

    /// There is no such login any more, or there never was.
    record NotPending() implements LoginOutcome {}

    /// Nobody consented in time.
    record TimedOut() implements LoginOutcome {}

    /// Nobody has consented yet; the login goes on.
    record StillWaiting() implements LoginOutcome {}

    /// The server refused for another reason; most often something is wrong with the client.
    record Refused(OAuthError error) implements LoginOutcome {}

    /// The login cannot go on: no answer, an answer that makes no sense, or nothing configured.
    record Failed(String reason) implements LoginOutcome {}

    /// Our side gave up waiting.
    record Cancelled() implements LoginOutcome {}

    /// What happened and what to do, for people.
    default String message() {
        return switch (this) {
            case SignedIn login -> "Signed in to " + login.provider() + " as " + login.account() + ".";
            case Denied(var error) -> "The provider did not give consent: " + error + ". Start again to sign in.";
            case WrongState(var reason) -> "This answer belongs to another login: " + reason + ". Start again.";
            case NotPending _ -> "There is no login waiting under that name. It may be over or too old; start again.";
            case TimedOut _ -> "Nobody consented in time. Start again.";
            case StillWaiting _ -> "Nobody has consented yet. Consent in the browser, then finish again.";
            case Refused(var error) ->
                "The provider refused: " + error + ". Check the OAuth client in the configuration.";
            case Failed(var reason) -> "The login failed: " + reason + ".";
            case Cancelled _ -> "The login was cancelled.";
        };
    }
}
