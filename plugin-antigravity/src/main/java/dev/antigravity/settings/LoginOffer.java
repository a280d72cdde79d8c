package dev.antigravity.settings;

import dev.antigravity.account.TermsClass;
/// A way to sign in at a provider and what its terms say about it.
///
/// @param reason where the user gets what it needs, or why it is refused

public record LoginOffer(TermsClass terms, String reason) {}
