package dev.antigravity.host;

import dev.antigravity.api.Candidate;
import dev.antigravity.api.CommandBook;
import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandLine;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.CompletionRequest;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.ParameterSpec;
import dev.antigravity.api.Report;
import dev.antigravity.api.SlashCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// `help [WORDS…]`: what there is, or how one of it works.
final class ShowHelpCommand implements SlashCommand {
    private final CommandSpec spec;
    private final Supplier<CommandBook> book;
    private final Function<CommandBook, Report> overview;

    /// @param spec     the words it goes by
    /// @param book     the commands, once they are all there
    /// @param overview what to show when nobody asks for anything in particular
    ShowHelpCommand(CommandSpec.Builder spec, Supplier<CommandBook> book, Function<CommandBook, Report> overview) {
        this.spec = spec.summary("Show the commands, or how one of them works")
                .parameter(ParameterSpec.optional("words", "COMMAND", "the command")
                        .asRepeated())
                .build();
        this.book = book;
        this.overview = overview;
    }

    @Override
    public CommandSpec spec() {
        return spec;
    }

    @Override
    public List<Candidate> complete(CompletionRequest request) {
        var before = request.arguments().values("words");
        var place = before.size();
        return book.get().specs().stream()
                .map(each -> spec.path().isEmpty() ? each.allWords().getFirst() : each.path())
                .filter(words -> words.size() > place && words.subList(0, place).equals(before))
                .map(words -> words.get(place))
                .distinct()
                .map(Candidate::of)
                .toList();
    }

    @Override
    public CommandResult run(CommandCall call, Conversation conversation) {
        var words = new ArrayList<>(call.arguments().values("words"));
        if (words.isEmpty()) {
            return overview.apply(book.get()).done();
        }
        if (!spec.path().isEmpty() && !words.getFirst().equals(spec.name())) {
            words.addFirst(spec.name());
        }
        var asked = new CommandLine(words, "", false, true);
        return book.get().run(asked, call.workingDirectory(), call.cancellation(), conversation);
    }
}
