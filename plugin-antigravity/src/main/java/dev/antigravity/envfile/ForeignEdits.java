package dev.antigravity.envfile;

/// What happens to a key that we wrote once, that somebody else has changed since, and that is now wanted otherwise.
public enum ForeignEdits {
    /// It stays as it is, and the plan reports it.
    KEEP,
    /// It is changed: somebody has seen the other value and wants ours.
    REPLACE
}
