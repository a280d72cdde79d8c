package dev.antigravity.host;

import dev.antigravity.api.CommandBook;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.SlashCommand;
import dev.antigravity.loader.Plugins;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Puts the host's commands and those of the plugins that run just now together: the plugins' first, since they are
/// what people come for. The host's own words stay its own.
/// Thread-safe once the host's own are there.
final class CommandShelf {
    private final List<SlashCommand> own = new ArrayList<>();
    private final Plugins plugins;
    private List<SlashCommand> all = List.of();
    private int generation = -1;

    CommandShelf(Plugins plugins) {
        this.plugins = plugins;
    }

    void addOwn(SlashCommand command) {
        own.add(command);
    }

    void addOwn(List<SlashCommand> commands) {
        own.addAll(commands);
    }

    /// The same list until plugins come or go.
    synchronized List<SlashCommand> commands() {
        if (generation != plugins.generation()) {
            generation = plugins.generation();
            all = Stream.concat(ofPlugins().stream(), own.stream()).toList();
        }
        return all;
    }

    CommandBook book() {
        return CommandBook.of(commands());
    }

    private List<SlashCommand> ofPlugins() {
        var others = new ArrayList<SlashCommand>();
        for (var plugin : plugins.loaded()) {
            for (var command : plugin.commands()) {
                if (isOwn(command.spec())) {
                    plugins.leaveOut(plugin, command.spec());
                } else {
                    others.add(command);
                }
            }
        }
        return others;
    }

    private boolean isOwn(CommandSpec command) {
        return own.stream().flatMap(mine -> mine.spec().allWords().stream()).anyMatch(command.allWords()::contains);
    }
}
