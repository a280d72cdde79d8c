package dev.antigravity.account;

import java.util.Arrays;
import java.util.Optional;

/// On what terms a provider lets a third-party tool use a credential. See `docs/terms.md`.
public enum TermsClass {
    /// A key the provider hands out for any program.
    API_KEY("api-key", "API key"),
    /// A login through a client that the user registered.
    OWN_CLIENT("own-client", "login with your own OAuth client"),
    /// A login that the provider documents for third-party tools.
    VENDOR_LOGIN("vendor-login", "login the provider documents for other tools"),
    /// A login meant for the provider's own programs only: refused unless the user takes the risk.
    UNSUPPORTED("unsupported", "login the provider keeps for its own programs");

    private final String word;
    private final String description;

    TermsClass(String word, String description) {
        this.word = word;
        this.description = description;
    }

    /// The name in records.
    public String word() {
        return word;
    }

    public String description() {
        return description;
    }

    public static Optional<TermsClass> byWord(String word) {
        return Arrays.stream(values()).filter(terms -> terms.word.equals(word)).findFirst();
    }
}
