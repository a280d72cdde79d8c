package dev.antigravity.sandbox.oauth;

import java.util.Base64;
import java.util.random.RandomGenerator;

/// Makes codes and tokens that cannot be guessed.
final class Tickets {
    /// Consonants only, so that no words come about (RFC 8628, section 6.1).
    private static final String USER_CODE_LETTERS = "BCDFGHJKLMNPQRSTVWXZ";

    private final RandomGenerator random;

    Tickets(RandomGenerator random) {
        this.random = random;
    }

    String next(String prefix) {
        var bytes = new byte[24];
        random.nextBytes(bytes);
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// Eight letters with a dash, to be typed by a person.
    String nextUserCode() {
        var code = new StringBuilder();
        for (var i = 0; i < 8; i++) {
            code.append(i == 4 ? "-" : "").append(USER_CODE_LETTERS.charAt(random.nextInt(USER_CODE_LETTERS.length())));
        }
        return code.toString();
    }
}
