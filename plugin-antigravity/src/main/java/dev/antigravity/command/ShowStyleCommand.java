package dev.antigravity.command;

import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.ParameterSpec;
import dev.antigravity.image.StyleLibrary;
import java.io.IOException;

/// `styles show`: all of a style, with its defaults.
final class ShowStyleCommand extends StyleCommand {
    static final ParameterSpec STYLE =
            ParameterSpec.required("style", "STYLE", "its name, or name@version for another than the newest");

    ShowStyleCommand(Workbench bench) {
        super(
                bench,
                CommandSpec.of("antigravity", "styles show")
                        .summary("Show a style in full, with its defaults")
                        .parameter(STYLE)
                        .example("styles show watercolor")
                        .modelInvocable()
                        .build());
    }

    @Override
    CommandResult run(CommandCall call, StyleLibrary styles) throws IOException {
        var kept = styles.find(call.arguments().required("style"));
        return shown(kept)
                .data("text", kept.text())
                .next("antigravity generate --style " + kept.style().name() + " \"a fox in the snow\"")
                .done();
    }
}
