package dev.antigravity.command;

import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandException;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.api.Report;
import dev.antigravity.api.Text;
import dev.antigravity.files.DurableFiles;
import dev.antigravity.files.IoReason;
import dev.antigravity.image.StyleLibrary;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// A command about the library of styles.
abstract class StyleCommand extends WorkbenchCommand {
    private final StyleLibrary library;

    StyleCommand(Workbench bench, CommandSpec spec) {
        super(bench, spec);
        library = library(bench);
    }

    static StyleLibrary library(Workbench bench) {
        var host = bench.host();
        return new StyleLibrary(host.paths().home().resolve("styles"), DurableFiles.onThisMachine(host.clock()));
    }

    abstract CommandResult run(CommandCall call, StyleLibrary styles) throws IOException;

    @Override
    public final CommandResult run(CommandCall call, Conversation conversation) {
        try {
            return run(call, library);
        } catch (IOException e) {
            throw new CommandException(
                    ErrorCode.HOST_CONFIG,
                    ExplainingCommand.sentence("The styles cannot be reached: " + IoReason.of(e)),
                    Text.EMPTY,
                    e);
        }
    }

    /// All of a style, as it will be used.
    static Report shown(StyleLibrary.Kept kept) {
        var style = kept.style();
        var report = new Report().heading(style.reference());
        if (!style.about().isEmpty()) {
            report.line(style.about());
        }
        report.show(Text.EMPTY.key("Prompt  ").and(style.prompt()));
        style.avoid()
                .ifPresent(unwanted -> report.show(Text.EMPTY.key("Avoid   ").and(unwanted)));
        style.defaults()
                .forEach((option, value) ->
                        report.show(Text.EMPTY.key("--" + option + " ").and(value)));
        return report.show(Text.EMPTY.muted(kept.origin())).data("style", data(kept));
    }

    static Map<String, Object> data(StyleLibrary.Kept kept) {
        var style = kept.style();
        var data = new LinkedHashMap<String, Object>();
        data.put("name", style.name());
        data.put("version", style.version());
        data.put("about", style.about());
        data.put("prompt", style.prompt());
        data.put("avoid", style.avoid());
        data.put("defaults", style.defaults());
        data.put("origin", kept.origin());
        return data;
    }
}
