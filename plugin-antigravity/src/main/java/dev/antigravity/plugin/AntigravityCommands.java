package dev.antigravity.plugin;

import dev.antigravity.api.CommandProvider;
import dev.antigravity.api.SlashCommand;
import dev.antigravity.command.AllCommands;
import java.util.ArrayList;
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
        var commands = new ArrayList<>(AllCommands.with(plugin.workshop()));
        commands.add(plugin.demo());
        commands.add(new ShowVersionCommand(plugin.context()));
        return commands;
    }
}
