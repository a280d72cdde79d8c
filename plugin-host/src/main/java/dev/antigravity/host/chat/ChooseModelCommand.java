package dev.antigravity.host.chat;

import dev.antigravity.api.Candidate;
import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.CompletionRequest;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.ParameterSpec;
import dev.antigravity.api.Report;
import dev.antigravity.api.SlashCommand;
import dev.antigravity.api.Text;
import java.util.List;

/// `/model [ID]`: says which model is spoken to, or speaks to another.
final class ChooseModelCommand implements SlashCommand {
    private static final CommandSpec SPEC = CommandSpec.of("model", "")
            .summary("Show the model, or speak to another one until you leave")
            .parameter(ParameterSpec.optional("id", "ID", "the other model"))
            .build();

    private final ModelChoice choice;

    ChooseModelCommand(ModelChoice choice) {
        this.choice = choice;
    }

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public CommandResult run(CommandCall call, Conversation conversation) {
        call.arguments().value("id").ifPresent(choice::pick);
        var settings = choice.settings();
        return new Report()
                .show(Text.of("Model: ")
                        .key(settings.model())
                        .muted(" at " + settings.endpoint().getAuthority()))
                .data("model", settings.model())
                .done();
    }

    @Override
    public List<Candidate> complete(CompletionRequest request) {
        return choice.known().stream().map(Candidate::of).toList();
    }
}
