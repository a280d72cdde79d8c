package dev.antigravity.command;

import dev.antigravity.api.Candidate;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.CompletionRequest;
import dev.antigravity.api.SlashCommand;
import java.util.List;

/// A command of this room: what it is called and takes, and the workbench it works at.
abstract class WorkbenchCommand implements SlashCommand {
    final Workbench bench;
    private final CommandSpec spec;

    WorkbenchCommand(Workbench bench, CommandSpec spec) {
        this.bench = bench;
        this.spec = spec;
    }

    @Override
    public List<Candidate> complete(CompletionRequest request) {
        return new KnownValues(bench, spec).of(request);
    }

    @Override
    public final CommandSpec spec() {
        return spec;
    }
}
