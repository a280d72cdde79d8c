package dev.antigravity.command;

import dev.antigravity.api.Candidate;
import dev.antigravity.api.CommandException;
import dev.antigravity.api.CompletionRequest;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.api.ParameterSpec;
import dev.antigravity.api.SlashCommand;
import dev.antigravity.api.Text;
import dev.antigravity.spelling.NearestName;
import java.util.List;

/// What commands that change one account of the vault have in common.
abstract class ChangeAccountCommand implements SlashCommand {
    static final ParameterSpec ACCOUNT = ParameterSpec.required("id", "ID", "the account, as in claude/work");

    final Workbench bench;

    ChangeAccountCommand(Workbench bench) {
        this.bench = bench;
    }

    @Override
    public final List<Candidate> complete(CompletionRequest request) {
        return request.name().equals("id") ? new AccountShelf(bench).candidates() : List.of();
    }

    /// @throws CommandException if there is no such account, or the configuration states it: then only an editor can
    ///                          change it
    final void requireOurs(String id) {
        var shelf = new AccountShelf(bench);
        var account = shelf.find(id).orElseThrow(() -> unknown(id, shelf));
        if (account.isStated()) {
            throw new CommandException(
                    ErrorCode.USAGE,
                    id + " stands in " + account.where() + ", which is yours alone to change.",
                    Text.of("Edit it there; a running proxy takes the change over."));
        }
    }

    private static CommandException unknown(String id, AccountShelf shelf) {
        var known = shelf.all().stream().map(KnownAccount::id).toList();
        var hint = NearestName.of(id, known)
                .map(near -> Text.of("Did you mean " + near + "?"))
                .orElseGet(() -> Text.of("See ").command("antigravity accounts").and("."));
        return new CommandException(ErrorCode.USAGE, "There is no account \"" + id + "\".", hint);
    }
}
