package dev.antigravity.host;

import dev.antigravity.api.CommandBook;
import dev.antigravity.api.CommandHelp;
import dev.antigravity.api.Report;
import dev.antigravity.api.Table;
import dev.antigravity.api.Text;
import dev.antigravity.api.Text.Role;
import dev.antigravity.host.screen.ScreenConversation;
import java.util.List;

/// What `antigravity` alone says: its commands, and what can be added to every one of them.
final class Overview {
    private Overview() {}

    static Report of(String root, CommandBook book) {
        var report = new Report()
                .show(Text.EMPTY.and(Role.TITLE, Product.line()))
                .line("")
                .show(Text.EMPTY.and(Role.TITLE, "Usage"))
                .show(Text.of("  ").command(root + " COMMAND").muted(" [arguments]"))
                .line("");
        CommandHelp.of(List.of(), book.specs()).body().forEach(report::show);
        return report.line("")
                .show(Text.EMPTY.and(Role.TITLE, "With every command"))
                .show(options())
                .line("")
                .show(Text.of("More about one: ").command(root + " help COMMAND"));
    }

    private static Table options() {
        return Table.of("", "")
                .row(option("-h, --help"), Text.of("say how it works"))
                .row(option("--json"), Text.of("print the result as one JSON object"))
                .row(
                        option(HostOptions.NON_INTERACTIVE),
                        Text.of("never ask: end with 3 and name the flag that answers"))
                .row(
                        option(ScreenConversation.SECRET_STDIN),
                        Text.of("read the key a command asks for from standard input"))
                .row(option(HostOptions.NO_COLOUR), Text.of("plain text (as NO_COLOR=1)"))
                .build();
    }

    private static Text option(String name) {
        return Text.of("  ").key(name);
    }
}
