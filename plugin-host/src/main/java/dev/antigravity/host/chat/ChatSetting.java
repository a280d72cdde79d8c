package dev.antigravity.host.chat;

import dev.antigravity.api.HostEnvironment;
import dev.antigravity.api.SlashCommand;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/// What a chat finds around it.
///
/// @param product          how the host introduces itself: `antigravity-host 0.1.0`
/// @param root             the first word of the bundled plugin's commands
/// @param commands         what there is just now besides the chat's own; the same list until that changes
/// @param workingDirectory where the user is
/// @param history          the file that keeps what was typed
public record ChatSetting(
        String product,
        String root,
        Supplier<List<SlashCommand>> commands,
        HostEnvironment environment,
        Path workingDirectory,
        Path history,
        Clock clock) {}
