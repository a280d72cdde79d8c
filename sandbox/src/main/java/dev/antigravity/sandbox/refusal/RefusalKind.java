package dev.antigravity.sandbox.refusal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Why a request is refused. Each vendor has its own status and name for it.
public enum RefusalKind {
    INVALID,
    AUTHENTICATION,
    PERMISSION,
    BILLING,
    NOT_FOUND,
    CONFLICT,
    TOO_LARGE,
    TIMEOUT,
    /// Too many requests for the moment.
    RATE_LIMIT,
    /// Nothing left until a later day.
    QUOTA,
    SERVER,
    OVERLOADED;

    /// The word a script uses for it.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<RefusalKind> ofWord(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(RefusalKind::word).toList();
    }

    /// The kind a status stands for.
    public static RefusalKind ofStatus(int status) {
        return switch (status) {
            case 401 -> AUTHENTICATION;
            case 402 -> BILLING;
            case 403 -> PERMISSION;
            case 404 -> NOT_FOUND;
            case 409 -> CONFLICT;
            case 413 -> TOO_LARGE;
            case 408, 504 -> TIMEOUT;
            case 429 -> RATE_LIMIT;
            case 503, 529 -> OVERLOADED;
            default -> status >= 500 ? SERVER : INVALID;
        };
    }
}
