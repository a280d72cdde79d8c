package dev.antigravity.protocol;

import dev.antigravity.chat.Usage;
import java.util.List;
import java.util.Optional;

/// Pictures that came back.
///
/// @param pictures their numbers, as {@link ImageCodec#decode} was given them; at least one
/// @param usage    empty if the upstream did not say
public record ImageReply(List<Long> pictures, Optional<Usage> usage) {
    public ImageReply {
        pictures = List.copyOf(pictures);
    }

    @Override
    public String toString() {
        return pictures.size() + " pictures";
    }
}
