package dev.antigravity.api;

/// Why a command failed, for programs. The words for people are in {@link CommandException}.
public enum ErrorCode {
    /// No credential, or one that is no longer accepted.
    UNAUTHORIZED,
    INVALID_PROVIDER,
    MODEL_NOT_FOUND,
    /// The provider does not answer, or answers with a fault of its own.
    PROVIDER_DOWN,
    RATE_LIMITED,
    /// The command was not called as it should be. Exit code 2.
    USAGE,
    /// Something about the host or its files: an `.env` that cannot be read, a port that is taken, a broken
    /// setting.
    HOST_CONFIG,
    /// A defect of ours.
    INTERNAL
}
