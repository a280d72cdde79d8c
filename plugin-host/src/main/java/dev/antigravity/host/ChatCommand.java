package dev.antigravity.host;

import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.OptionSpec;
import dev.antigravity.api.Report;
import dev.antigravity.api.SlashCommand;
import dev.antigravity.host.chat.ChatSetting;
import dev.antigravity.host.chat.OneQuestion;
import dev.antigravity.host.chat.TerminalChat;
import dev.antigravity.host.screen.Browser;
import dev.antigravity.host.screen.Screen;
import java.io.BufferedReader;
import java.util.Optional;
import java.util.stream.Collectors;

/// `chat`: the terminal chat; `chat -p TEXT`: one answer.
final class ChatCommand implements SlashCommand {
    static final String NAME = "chat";

    private final CommandSpec spec;
    private final ChatSetting setting;
    private final Streams streams;

    /// What a chat talks through.
    ///
    /// @param interactive somebody is there
    /// @param screen      where answers go; empty if the result is wanted as JSON
    /// @param complaints  where it goes what went wrong
    record Streams(
            boolean interactive, BufferedReader in, Optional<Screen> screen, Screen complaints, Browser browser) {}

    ChatCommand(ChatSetting setting, Streams streams) {
        this.spec = CommandSpec.of(setting.root(), NAME)
                .summary("Chat with the model that .env names")
                .description("Lines that begin with a slash are commands. From a pipe, every line is one thing to say.")
                .option(OptionSpec.value(
                                "prompt", "TEXT", "say only this, print the answer; - reads it from standard input")
                        .orShort("p"))
                .option(OptionSpec.value("model", "ID", "speak to another model than .env names"))
                .example("chat")
                .example("chat -p \"Explain PKCE in two sentences\"")
                .build();
        this.setting = setting;
        this.streams = streams;
    }

    @Override
    public CommandSpec spec() {
        return spec;
    }

    @Override
    public CommandResult run(CommandCall call, Conversation conversation) {
        var arguments = call.arguments();
        if (arguments.has("prompt") || streams.screen().isEmpty()) {
            var words =
                    arguments.value("prompt").filter(text -> !text.equals("-")).orElseGet(this::everythingPiped);
            return new OneQuestion(setting, Product.userAgent())
                    .ask(words, arguments.value("model"), streams.screen(), call.cancellation())
                    .done();
        }
        var chat = new TerminalChat(setting, arguments.value("model"), Product.userAgent());
        var screen = streams.screen().get();
        if (streams.interactive()) {
            chat.withPerson(screen.look(), streams.browser(), call.cancellation());
        } else {
            chat.withPipe(streams.in(), screen, streams.complaints(), call.cancellation());
        }
        return new Report().done();
    }

    private String everythingPiped() {
        return streams.in().lines().collect(Collectors.joining("\n"));
    }
}
