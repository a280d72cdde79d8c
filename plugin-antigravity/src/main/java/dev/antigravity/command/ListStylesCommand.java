package dev.antigravity.command;

import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.Report;
import dev.antigravity.api.Table;
import dev.antigravity.image.StyleLibrary;
import java.io.IOException;

/// `styles`, `styles list`: the styles there are.
final class ListStylesCommand extends StyleCommand {
    ListStylesCommand(Workbench bench) {
        super(
                bench,
                CommandSpec.of("antigravity", "styles")
                        .alias("styles list")
                        .summary("List the styles pictures can be drawn in")
                        .example("styles")
                        .modelInvocable()
                        .build());
    }

    @Override
    CommandResult run(CommandCall call, StyleLibrary styles) throws IOException {
        var newest = styles.newest();
        var table = Table.of("Style", "", "From");
        for (var kept : newest) {
            var style = kept.style();
            table.row(style.reference(), style.about(), kept.origin());
        }
        return new Report()
                .show(table.build())
                .data("styles", newest.stream().map(StyleCommand::data).toList())
                .next("antigravity styles show " + newest.getFirst().style().name())
                .done();
    }
}
