package dev.antigravity.oauth;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.MalformedJsonException;
import dev.antigravity.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// A JSON Web Token, read as far as its holder may: what it claims, never whether its signature is good. Only its maker
/// can tell that, and is asked at once.
///
/// Specification: RFC 7519, and RFC 7515 section 7.1 for the form.
///
/// @param compact the token itself
record Jwt(Secret compact, JsonObject claims) {
    /// How far the clock of its maker may be from ours.
    static final Duration SKEW = Duration.ofMinutes(1);

    private static final int LONGEST = 16_384;
    private static final Pattern COMPACT = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    /// @throws MalformedTokenException if it is none
    static Jwt parse(String text) {
        if (text.length() > LONGEST) {
            throw new MalformedTokenException("it is longer than " + LONGEST + " characters");
        }
        if (!COMPACT.matcher(text).matches()) {
            throw new MalformedTokenException("it is not three parts of letters and digits with dots between them");
        }
        var parts = text.split("\\.");
        var algorithm = object(parts[0], "header").text("alg").orElse("");
        if (algorithm.isEmpty() || algorithm.equalsIgnoreCase("none")) {
            throw new MalformedTokenException("nobody has signed it");
        }
        return new Jwt(Secret.of(text), object(parts[1], "payload"));
    }

    private static JsonObject object(String part, String name) {
        try {
            return Json.parseObject(Base64.getUrlDecoder().decode(part));
        } catch (IllegalArgumentException | MalformedJsonException _) {
            throw new MalformedTokenException("its " + name + " is no JSON object in base64");
        }
    }

    /// Why it does not hold at that time, ending a sentence; empty if it does as far as one can see.
    Optional<String> objection(Instant now) {
        if (notBefore().filter(start -> start.isAfter(now.plus(SKEW))).isPresent()) {
            return Optional.of("it holds from " + notBefore().get() + " on; is the clock of this machine right?");
        }
        return expiresAt().filter(end -> !end.plus(SKEW).isAfter(now)).map(end -> "it has ended at " + end);
    }

    Optional<Instant> expiresAt() {
        return time("exp");
    }

    private Optional<Instant> notBefore() {
        return time("nbf");
    }

    /// Seconds since 1970; RFC 7519 allows fractions.
    private Optional<Instant> time(String claim) {
        if (!(claims.get(claim) instanceof JsonNumber number)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.ofEpochSecond((long) Double.parseDouble(number.text())));
        } catch (RuntimeException _) {
            throw new MalformedTokenException("its " + claim + " is no time");
        }
    }
}
