package dev.antigravity.api;

import dev.antigravity.api.Text.Role;
import java.util.List;

/// The help of a command, and the overview of several, written from their specs.
public final class CommandHelp {
    private static final String INDENT = "  ";

    private CommandHelp() {}

    /// One command in full.
    public static Report of(CommandSpec spec) {
        var help = new Report();
        help.show(Text.EMPTY.command(spec.words()).and(" - " + spec.summary()));
        if (!spec.description().isEmpty()) {
            help.line("").line(spec.description());
        }
        section(help, "Usage");
        help.show(Text.of(INDENT).command(spec.usage()));
        if (!spec.parameters().isEmpty()) {
            section(help, "Arguments");
            help.show(parameters(spec));
        }
        section(help, "Options");
        help.show(options(spec));
        if (!spec.examples().isEmpty()) {
            section(help, "Examples");
            spec.examples().forEach(example -> help.show(Text.of(INDENT).command(spec.name() + " " + example)));
        }
        return help;
    }

    /// Several commands, a line each.
    ///
    /// @param words what they have in common; nothing for all commands of a host
    public static Report of(List<String> words, List<CommandSpec> members) {
        var commands = list();
        for (var spec : members) {
            var parameters =
                    spec.parameters().stream().map(ParameterSpec::usage).toList();
            var usage = parameters.isEmpty() ? "" : " " + String.join(" ", parameters);
            commands.row(Text.of(INDENT).command(spec.words()).muted(usage), Text.of(spec.summary()));
        }
        var help = new Report().show(Text.EMPTY.and(Role.TITLE, "Commands")).show(commands.build());
        if (!words.isEmpty()) {
            var one = members.getFirst().words();
            help.line("").show(Text.of("More about one: ").command(one + " --help"));
        }
        return help;
    }

    private static void section(Report help, String title) {
        help.line("").show(Text.EMPTY.and(Role.TITLE, title));
    }

    private static Table parameters(CommandSpec spec) {
        var parameters = list();
        for (var parameter : spec.parameters()) {
            var about = Text.of(parameter.summary()).muted(oneOf(parameter.allowed()));
            parameters.row(Text.of(INDENT).key(parameter.usage()), about);
        }
        return parameters.build();
    }

    private static Table options(CommandSpec spec) {
        var options = list();
        for (var option : spec.options()) {
            var shortName =
                    option.shortName().map(letter -> "-" + letter + ", ").orElse("");
            var remarks = (option.required() ? " (required)" : "")
                    + oneOf(option.allowed())
                    + option.suggestion().map(value -> " [" + value + "]").orElse("");
            options.row(
                    Text.of(INDENT).key(shortName + option.usage()),
                    Text.of(option.summary()).muted(remarks));
        }
        options.row(Text.of(INDENT).key("--json"), Text.of("print the result as one JSON object"));
        options.row(Text.of(INDENT).key("-h, --help"), Text.of("show this help"));
        return options.build();
    }

    private static String oneOf(List<String> allowed) {
        return allowed.isEmpty() ? "" : ": " + String.join(", ", allowed);
    }

    private static Table.Builder list() {
        return Table.of("", "");
    }
}
