package dev.antigravity.host;

import dev.antigravity.api.CommandBook;
import dev.antigravity.api.SlashCommand;
import dev.antigravity.api.Text;
import dev.antigravity.host.screen.Screen;
import dev.antigravity.loader.LoadedPlugin;
import dev.antigravity.loader.Plugins;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Puts the host's commands and those of the plugins that run just now together: the plugins' first, since they are
/// what people come for. Words that are taken stay with whoever had them, and the host had them before any plugin.
/// Thread-safe once the host's own are there.
final class CommandShelf {
    private final List<SlashCommand> own = new ArrayList<>();
    private final Plugins plugins;
    private final Screen complaints;
    private List<SlashCommand> all = List.of();
    private int generation = -1;

    CommandShelf(Plugins plugins, Screen complaints) {
        this.plugins = plugins;
        this.complaints = complaints;
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
            all = Stream.concat(withWordsOfTheirOwn(plugins.loaded()).stream(), own.stream())
                    .toList();
        }
        return all;
    }

    CommandBook book() {
        return CommandBook.of(commands());
    }

    private List<SlashCommand> withWordsOfTheirOwn(List<LoadedPlugin> loaded) {
        var owners = new HashMap<List<String>, String>();
        own.forEach(command -> command.spec().allWords().forEach(words -> owners.put(words, "the host")));
        var others = new ArrayList<SlashCommand>();
        for (var plugin : loaded) {
            for (var command : plugin.commands()) {
                var words = command.spec().allWords();
                var owner =
                        words.stream().map(owners::get).filter(Objects::nonNull).findFirst();
                if (owner.isEmpty()) {
                    words.forEach(taken -> owners.put(taken, plugin.id()));
                    others.add(command);
                } else {
                    complain(plugin, command, owner.get());
                }
            }
        }
        return others;
    }

    private void complain(LoadedPlugin plugin, SlashCommand command, String owner) {
        var name = String.join(" ", command.spec().words());
        complaints.show(Text.warning(
                plugin.id() + ": its command " + name + " is left out; " + owner + " has one of that name"));
    }
}
