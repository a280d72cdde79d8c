package dev.antigravity.catalog;

import java.time.Instant;
import java.util.Optional;

/// Who says something about a model.
///
/// @param asOf  when it was said; empty if it holds until somebody changes it
/// @param where it was found, where that is worth saying
public record Source(Kind kind, Optional<Instant> asOf, Optional<String> where) {
    public static final Source CONFIGURATION = new Source(Kind.CONFIGURATION, Optional.empty(), Optional.empty());

    /// The kinds of sources, the strongest first.
    public enum Kind {
        CONFIGURATION("configuration"),
        /// The model itself, when it was tried.
        TRIAL("trial"),
        /// The provider itself, when it was asked for its models.
        LISTING("listing"),
        /// A public data set, fetched because the user asked for it.
        REFRESHED("refreshed"),
        /// What this version brought along.
        SNAPSHOT("snapshot");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public static Source trial(Instant at) {
        return new Source(Kind.TRIAL, Optional.of(at), Optional.empty());
    }

    public static Source listing(Instant fetched) {
        return new Source(Kind.LISTING, Optional.of(fetched), Optional.empty());
    }

    public static Source snapshot(Instant asOf, String where) {
        return new Source(Kind.SNAPSHOT, Optional.of(asOf), Optional.of(where));
    }
}
