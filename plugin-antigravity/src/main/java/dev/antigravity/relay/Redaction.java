package dev.antigravity.relay;

import dev.antigravity.account.Credential;
import dev.antigravity.route.Candidate;
import dev.antigravity.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Takes what an upstream was shown, and its address, out of what it says before anybody is told (ERR-010).
final class Redaction {
    private static final String STARS = "***";
    private static final int SHORTEST_SECRET = 8;

    /// What looks like a key: some vendors repeat a part of it in their messages.
    private static final Pattern KEY = Pattern.compile("\\b(?:sk|pk|AIza|ya29)[-_.A-Za-z0-9*]{8,}");

    private final Pattern address;
    private final List<String> shown;

    private Redaction(Pattern address, List<String> shown) {
        this.address = address;
        this.shown = shown;
    }

    /// @param used what the account showed
    static Redaction of(Candidate candidate, Credential used) {
        var host = Pattern.quote(candidate.baseUrl().stated().getHost());
        var secrets = new ArrayList<>(candidate.provider().headers().values());
        switch (used) {
            case Credential.ApiKey(var key) -> secrets.add(key);
            case Credential.OAuthTokens tokens -> secrets.add(tokens.accessToken());
            case Credential.None _, Credential.Unknown _ -> {}
        }
        return new Redaction(
                Pattern.compile("(?:https?://)?" + host + "(?::\\d+)?[^\\s\"'<>)]*"),
                secrets.stream()
                        .map(Secret::reveal)
                        .filter(secret -> secret.length() >= SHORTEST_SECRET)
                        .toList());
    }

    String apply(String message) {
        return KEY.matcher(address.matcher(withoutSecrets(message)).replaceAll(STARS))
                .replaceAll(STARS);
    }

    /// What passes as it came, but for what was shown.
    byte[] apply(byte[] body) {
        var text = new String(body, StandardCharsets.ISO_8859_1);
        var clean = withoutSecrets(text);
        return clean.equals(text) ? body : clean.getBytes(StandardCharsets.ISO_8859_1);
    }

    private String withoutSecrets(String text) {
        var clean = text;
        for (var secret : shown) {
            clean = clean.replace(secret, STARS);
        }
        return clean;
    }
}
