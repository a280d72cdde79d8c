package dev.antigravity.api;

import java.util.Optional;

/// A value the user may mean.
///
/// @param group a heading to show it under
public record Candidate(String value, Optional<String> description, Optional<String> group) {
    /// A value that needs no words.
    public static Candidate of(String value) {
        return new Candidate(value, Optional.empty(), Optional.empty());
    }

    /// @param description a few words beside it; shown, never typed
    public static Candidate of(String value, String description) {
        return new Candidate(value, Optional.of(description), Optional.empty());
    }

    /// The same value under a heading.
    public Candidate in(String group) {
        return new Candidate(value, description, Optional.of(group));
    }
}
