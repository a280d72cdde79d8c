package dev.antigravity.command;

import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.ParameterSpec;
import dev.antigravity.image.StyleLibrary;
import java.io.IOException;

/// `styles import`: a style that somebody else has written.
final class ImportStyleCommand extends StyleCommand {
    ImportStyleCommand(Workbench bench) {
        super(
                bench,
                CommandSpec.of("antigravity", "styles import")
                        .summary("Take a style from a file")
                        .description("""
                                The file stays as it is, comments included, and is copied into the home folder. What is \
                                wrong with it is told with file and line.""")
                        .parameter(ParameterSpec.required("file", "FILE", "as styles show --json gives its text"))
                        .example("styles import linocut.yaml")
                        .build());
    }

    @Override
    CommandResult run(CommandCall call, StyleLibrary styles) throws IOException {
        var kept = styles.take(call.path("file").orElseThrow());
        return shown(kept).success("Kept " + kept.style().reference()).done();
    }
}
