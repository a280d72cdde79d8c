package dev.antigravity.loader;

import dev.antigravity.api.Skill;
import dev.antigravity.api.SlashCommand;
import java.nio.file.Path;
import java.util.List;

/// A running plugin and what it offers. Its commands and skills may be called from any thread.
///
/// @param bundled the product brought it along
public record LoadedPlugin(
        String id, String version, Path jar, boolean bundled, List<SlashCommand> commands, List<Skill> skills) {
    LoadedPlugin withCommands(List<SlashCommand> others) {
        return new LoadedPlugin(id, version, jar, bundled, List.copyOf(others), skills);
    }
}
