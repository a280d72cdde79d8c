package dev.antigravity.chat;

import dev.antigravity.json.JsonPath;
import java.util.List;
import java.util.Optional;

/// One turn.
///
/// @param systemRole the word the client used for a {@link Role#SYSTEM} message, `system` or `developer`, if its
///                   protocol has both
/// @param name       the participant's name, where the protocol has names
/// @param path       where the message stands in the client's request
public record Message(
        Role role,
        List<ContentBlock> blocks,
        Optional<String> systemRole,
        Optional<Given<String>> name,
        JsonPath path) {
    public Message {
        blocks = List.copyOf(blocks);
    }

    public static Message of(Role role, List<ContentBlock> blocks, JsonPath path) {
        return new Message(role, blocks, Optional.empty(), Optional.empty(), path);
    }

    public Message withBlocks(List<ContentBlock> others) {
        return new Message(role, others, systemRole, name, path);
    }
}
