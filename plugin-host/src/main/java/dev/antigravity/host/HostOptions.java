package dev.antigravity.host;

import dev.antigravity.host.screen.ScreenConversation;
import java.util.ArrayList;
import java.util.List;

/// The host's own options, taken out of the command line before anybody else reads it. They may stand anywhere
/// before a `--`, except `--version`, `--train`, `--hook` and `--isolate`, which only count in front.
///
/// @param train run everything once, or what the words name, to record what a start needs
/// @param hook  answer a slash command of Claude Code, which comes on standard input
/// @param words what is left for the command
record HostOptions(
        boolean noColour,
        boolean nonInteractive,
        boolean secretStdin,
        boolean isolate,
        boolean version,
        boolean train,
        boolean hook,
        List<String> words) {
    static final String NO_COLOUR = "--no-color";
    static final String NON_INTERACTIVE = "--non-interactive";
    static final String ISOLATE = "--isolate";
    static final String VERSION = "--version";
    static final String TRAIN = "--train";
    static final String HOOK = "--hook";

    static HostOptions parse(List<String> arguments) {
        var taken = new ArrayList<String>();
        var words = new ArrayList<String>();
        var literal = false;
        for (var argument : arguments) {
            literal |= argument.equals("--");
            if (!literal && isOurs(argument, words.isEmpty())) {
                taken.add(argument);
            } else {
                words.add(argument);
            }
        }
        return new HostOptions(
                taken.contains(NO_COLOUR),
                taken.contains(NON_INTERACTIVE),
                taken.contains(ScreenConversation.SECRET_STDIN),
                taken.contains(ISOLATE),
                taken.contains(VERSION),
                taken.contains(TRAIN),
                taken.contains(HOOK),
                List.copyOf(words));
    }

    /// A chat is held, however short.
    boolean isChat() {
        return !words.isEmpty() && words.getFirst().equals(ChatCommand.NAME) && !words.contains("--help");
    }

    /// The proxy stays, by itself.
    boolean isService() {
        return !words.isEmpty() && words.getFirst().equals("serve");
    }

    private static boolean isOurs(String argument, boolean isInFront) {
        return switch (argument) {
            case NO_COLOUR, NON_INTERACTIVE, ScreenConversation.SECRET_STDIN -> true;
            case ISOLATE, VERSION, TRAIN, HOOK -> isInFront;
            default -> false;
        };
    }
}
