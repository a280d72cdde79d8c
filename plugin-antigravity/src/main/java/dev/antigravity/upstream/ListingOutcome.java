package dev.antigravity.upstream;

import dev.antigravity.catalog.Listing;

/// What came of asking a provider for its models.
public sealed interface ListingOutcome {
    record Listed(Listing listing) implements ListingOutcome {}

    /// The provider does not let the account in.
    record Rejected(String reason) implements ListingOutcome {}

    /// There was no answer, or one of a provider in trouble.
    record Unreachable(String reason) implements ListingOutcome {}

    /// The provider offers no listing, or one nobody can read; it may serve all the same.
    record NotOffered(String reason) implements ListingOutcome {}
}
