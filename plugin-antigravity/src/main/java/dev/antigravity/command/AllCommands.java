package dev.antigravity.command;

import dev.antigravity.api.SlashCommand;
import java.util.List;
import java.util.stream.Stream;

/// Every command of this room, in the order help shows them.
public final class AllCommands {
    private AllCommands() {}

    public static List<SlashCommand> with(Workbench bench) {
        return Stream.<SlashCommand>of(new ServeCommand(bench))
                .<SlashCommand>map(ExplainingCommand::new)
                .toList();
    }
}
