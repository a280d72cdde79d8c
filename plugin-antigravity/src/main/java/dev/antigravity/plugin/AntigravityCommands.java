package dev.antigravity.plugin;

import dev.antigravity.api.CommandProvider;
import dev.antigravity.api.SlashCommand;
import java.util.List;
import org.pf4j.Extension;

/// Everything behind `/antigravity`.
@Extension
public final class AntigravityCommands implements CommandProvider {
    private final AntigravityPlugin plugin;

    public AntigravityCommands(AntigravityPlugin plugin) {
        this.plugin = plugin;
    }

    @Override
    public List<SlashCommand> commands() {
        return List.of(new ShowVersionCommand(plugin.context()));
    }
}
