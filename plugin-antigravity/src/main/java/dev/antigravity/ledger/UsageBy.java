package dev.antigravity.ledger;

import java.util.Locale;

/// What usage is summed up by.
public enum UsageBy {
    PROVIDER("provider"),
    MODEL("provider || '/' || upstream_model"),
    ACCOUNT("account"),
    SESSION("conversation"),
    /// A quarter of an hour in the file, for days begin at different times in the world, but nowhere within a quarter.
    DAY("received / 900000");

    private final String column;

    UsageBy(String column) {
        this.column = column;
    }

    String column() {
        return column;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
