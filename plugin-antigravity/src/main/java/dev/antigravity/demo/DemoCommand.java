package dev.antigravity.demo;

import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandException;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.api.HostServices;
import dev.antigravity.api.OptionSpec;
import dev.antigravity.api.Report;
import dev.antigravity.api.SlashCommand;
import dev.antigravity.api.Text;
import dev.antigravity.command.Workbench;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// `demo`: the whole journey on the sandbox, in a temporary folder.
public final class DemoCommand implements SlashCommand {
    private static final CommandSpec SPEC = CommandSpec.of("antigravity", "demo")
            .summary("Show the whole journey on simulated providers")
            .description("""
                    Signs in, lists, configures, chats over both lanes and restores, with the real commands and the \
                    real proxy, in a temporary folder. Touches nothing of yours and needs no account; a step that does \
                    not do what it shows ends it with exit code 1.""")
            .option(OptionSpec.flag(
                    "with-claude-code",
                    "let the real Claude Code do a task over each lane, too (from npm if it is not installed)"))
            .option(OptionSpec.flag("accounts", "show how several accounts share the work and stand in for each other"))
            .option(OptionSpec.flag("images", "draw pictures, too: in a style, again but different, several at once"))
            .example("demo")
            .example("demo --accounts")
            .example("demo --images")
            .example("demo --with-claude-code")
            .build();

    private final HostServices host;
    private final Function<HostServices, Workbench> benches;

    /// @param benches lays out what commands work with in another host
    public DemoCommand(HostServices host, Function<HostServices, Workbench> benches) {
        this.host = host;
        this.benches = benches;
    }

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public CommandResult run(CommandCall call, Conversation conversation) throws InterruptedException {
        var began = System.nanoTime();
        if (call.arguments().has("accounts")) {
            play(
                    call,
                    conversation,
                    "Several accounts, on a simulated provider",
                    stage -> new AccountsTour(stage).go());
            return done(conversation, began).next("antigravity accounts").done();
        }
        var withClaudeCode = call.arguments().has("with-claude-code");
        var encore = withClaudeCode
                ? List.of(new ClaudeCodeTask(host.environment().variables()))
                : List.<ClaudeCodeTask>of();
        play(
                call,
                conversation,
                "From nothing to a routed chat, on simulated providers",
                stage -> new Journey(stage).go(encore, call.arguments().has("images")));
        return done(conversation, began)
                .data("claudeCode", withClaudeCode)
                .next("antigravity list providers")
                .next("antigravity oauth")
                .done();
    }

    /// Something to be played on the stage.
    private interface Piece {
        void go(Stage stage) throws IOException, InterruptedException;
    }

    private void play(CommandCall call, Conversation conversation, String title, Piece piece)
            throws InterruptedException {
        conversation.show(Text.EMPTY.and(Text.Role.TITLE, title));
        try (var stage = Stage.set(host, benches, conversation, call.cancellation())) {
            piece.go(stage);
        } catch (StepFailedException e) {
            throw new CommandException(ErrorCode.INTERNAL, String.valueOf(e.getMessage()), Text.EMPTY, e);
        } catch (IOException | UncheckedIOException e) {
            throw new CommandException(
                    ErrorCode.HOST_CONFIG, "The demo cannot go on: " + e.getMessage() + ".", Text.EMPTY, e);
        }
    }

    private static Report done(Conversation conversation, long began) {
        conversation.info("");
        var seconds = (System.nanoTime() - began) / 1e9;
        return new Report().success(String.format(Locale.ROOT, "All of it happened, in %.1f s", seconds));
    }
}
