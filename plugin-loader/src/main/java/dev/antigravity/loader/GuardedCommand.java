package dev.antigravity.loader;

import dev.antigravity.api.Candidate;
import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.CompletionRequest;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.SlashCommand;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A plugin's command behind its door. A completion that fails completes nothing.
final class GuardedCommand implements SlashCommand {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedCommand.class);

    private final Door.Inside<SlashCommand> command;
    private final CommandSpec spec;

    GuardedCommand(SlashCommand command, Door door) {
        this.command = door.keep(command);
        this.spec = command.spec();
    }

    @Override
    public CommandSpec spec() {
        return spec;
    }

    @Override
    public CommandResult run(CommandCall call, Conversation conversation) throws InterruptedException {
        return command.call(own -> own.run(call, conversation));
    }

    @Override
    public List<Candidate> complete(CompletionRequest request) {
        try {
            return command.call(own -> own.complete(request));
        } catch (RuntimeException | Error e) {
            LOG.debug("{} cannot complete {}", spec.words(), request.name(), e);
            return List.of();
        }
    }
}
