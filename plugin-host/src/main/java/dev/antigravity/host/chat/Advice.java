package dev.antigravity.host.chat;

import dev.antigravity.api.CommandException;
import dev.antigravity.api.Text;
import dev.antigravity.host.model.ModelException;

/// What to do when the model gives no answer.
final class Advice {
    private Advice() {}

    /// @param root the first word of the bundled plugin's commands
    static Text after(ModelException failure, String root) {
        return switch (failure.kind()) {
            case NOT_CONFIGURED, REFUSED_CREDENTIAL ->
                Text.of("Run ")
                        .command(root + " oauth")
                        .and(" to sign in, then ")
                        .command(root + " configure")
                        .and(".");
            case UNKNOWN_MODEL -> Text.of("See ").command(root + " list models").and(" for what there is.");
            case UNREACHABLE -> Text.of("See ").command(root + " status").and(" for whether the proxy runs.");
            case RATE_LIMITED -> Text.of("Wait a little, or speak to another model.");
            case REFUSED_REQUEST, CUT -> Text.of("Say it again, or begin anew.");
        };
    }

    static CommandException asCommandFailure(ModelException failure, String root) {
        return new CommandException(failure.kind().code(), failure.message(), after(failure, root), failure);
    }
}
