package dev.antigravity.chat;

/// Who speaks in a message. `SYSTEM` is for system text in the middle of a conversation; what stands before it is
/// {@link SystemBlock}s.
public enum Role {
    USER,
    ASSISTANT,
    SYSTEM
}
