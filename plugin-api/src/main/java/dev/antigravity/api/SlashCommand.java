package dev.antigravity.api;

import java.util.List;

/// One command: what it is called and takes, and what it does. One class a command, `ListModelsCommand`.
///
/// ```java
/// public CommandResult run(CommandCall call, Conversation conversation) {
///     var account = accounts.find(call.arguments().value("account").orElseThrow());
///     return account.<CommandResult>map(found -> new Report().success("Using " + found.id() + " first.").done())
///             .orElseThrow(() -> new CommandException(USAGE, "No such account.", "Known: " + accounts.names()));
/// }
/// ```
public interface SlashCommand {
    /// What it is called and takes. The same at every call.
    CommandSpec spec();

    /// Does it and says what came of it. Runs on a thread of its own call; may block; is interrupted when
    /// cancelled.
    ///
    /// @throws CommandException    if it cannot be done
    /// @throws NeedsInputException if it takes an answer nobody is there to give
    /// @throws CancelledException  if it is no longer wanted
    CommandResult run(CommandCall call, Conversation conversation) throws InterruptedException;

    /// Values that could stand where the user is typing. Called for every TAB: from memory, never from the network.
    default List<Candidate> complete(CompletionRequest request) {
        return List.of();
    }
}
