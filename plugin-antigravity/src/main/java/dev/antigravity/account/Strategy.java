package dev.antigravity.account;

/// How requests are spread over the accounts of a provider. Accounts of a higher priority come first in all of them.
public enum Strategy {
    /// A conversation stays on its account, so that its prompt cache is hit; new ones are spread by weight.
    STICKY("sticky"),
    /// One account after the other.
    ROUND_ROBIN("round-robin"),
    /// In turn, more often to accounts of more weight.
    WEIGHTED("weighted"),
    /// The first account for as long as it can serve.
    FILL_FIRST("fill-first"),
    /// The account that has the most of its quota left.
    LEAST_USED("least-used");

    private final String word;

    Strategy(String word) {
        this.word = word;
    }

    /// As in the configuration.
    public String word() {
        return word;
    }
}
