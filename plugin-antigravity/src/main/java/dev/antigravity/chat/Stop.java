package dev.antigravity.chat;

import java.util.Optional;

/// The end of a reply, with what belongs to its reason.
///
/// @param sequence the stop sequence that was hit
/// @param message  the upstream's explanation
/// @param word     the upstream's own word for the reason, if no protocol but its own has it
public record Stop(StopReason reason, Optional<String> sequence, Optional<String> message, Optional<String> word) {
    public static Stop of(StopReason reason) {
        return new Stop(reason, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static Stop of(StopReason reason, Optional<String> message) {
        return new Stop(reason, Optional.empty(), message, Optional.empty());
    }
}
