package dev.antigravity.command;

import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.Report;
import dev.antigravity.image.StyleLibrary;
import java.io.IOException;
import java.nio.file.Path;

/// `styles remove`: forgets a style of one's own.
final class RemoveStyleCommand extends StyleCommand {
    RemoveStyleCommand(Workbench bench) {
        super(
                bench,
                CommandSpec.of("antigravity", "styles remove")
                        .summary("Forget a style of your own, all of it or one version")
                        .parameter(ShowStyleCommand.STYLE)
                        .example("styles remove linocut@1")
                        .build());
    }

    @Override
    CommandResult run(CommandCall call, StyleLibrary styles) throws IOException {
        var report = new Report();
        var gone = styles.remove(call.arguments().required("style"));
        gone.forEach(file -> report.success("Removed " + file));
        return report.data("removed", gone.stream().map(Path::toString).toList())
                .done();
    }
}
