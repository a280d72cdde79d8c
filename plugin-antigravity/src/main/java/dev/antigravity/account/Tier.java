package dev.antigravity.account;

import java.util.Locale;
import java.util.Optional;

/// How much an account may use, as far as its provider sorts accounts.
public enum Tier {
    FREE,
    PRO,
    ULTRA;

    /// The label under which an account keeps its tier.
    public static final String LABEL = "tier";

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Reads a provider's own name of a plan, such as `free-tier`, `standard-tier` or `g1-ultra-tier`; empty if it says
    /// nothing we know.
    public static Optional<Tier> read(String plan) {
        var name = plan.toLowerCase(Locale.ROOT);
        if (name.contains("ultra")) {
            return Optional.of(ULTRA);
        }
        if (name.contains("pro") || name.contains("premium") || name.contains("standard")) {
            return Optional.of(PRO);
        }
        return name.contains("free") ? Optional.of(FREE) : Optional.empty();
    }
}
