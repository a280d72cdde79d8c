package dev.antigravity.oauth;

import java.util.Optional;

/// An error in the words of RFC 6749.
///
/// @param code        such as `invalid_grant`
/// @param description what the server adds for people
public record OAuthError(String code, Optional<String> description) {
    private static final int LONGEST = 300;

    public OAuthError {
        code = harmless(code);
        description = description.map(OAuthError::harmless).filter(text -> !text.isBlank());
    }

    /// What it means for a login.
    LoginOutcome outcome() {
        return code.equals("access_denied") ? new LoginOutcome.Denied(this) : new LoginOutcome.Refused(this);
    }

    /// Foreign text on its way to a terminal or a log.
    static String harmless(String text) {
        var printable = text.codePoints()
                .filter(Character::isValidCodePoint)
                .map(point -> Character.isISOControl(point) ? ' ' : point)
                .limit(LONGEST);
        return printable
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }

    @Override
    public String toString() {
        return code + description.map(text -> " (" + text + ")").orElse("");
    }
}
