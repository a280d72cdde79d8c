package dev.antigravity.host.model;

/// Hears an answer as it comes, on the thread that asked.
public interface ReplyListener {
    void thinking(String delta);

    void text(String delta);
}
