package dev.antigravity.command;

import dev.antigravity.api.Candidate;
import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandException;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.CompletionRequest;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.api.OptionSpec;
import dev.antigravity.api.ParameterSpec;
import dev.antigravity.image.StyleLibrary;
import dev.antigravity.settings.StyleSettings;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// `styles add`: a style of one's own, or its next version.
final class AddStyleCommand extends StyleCommand {
    AddStyleCommand(Workbench bench) {
        super(
                bench,
                CommandSpec.of("antigravity", "styles add")
                        .summary("Keep a style of your own, or the next version of one")
                        .description("""
                                A style is kept as a file of its own in the home folder, for reading and changing. One \
                                with the name of another becomes its next version; the earlier ones stay.""")
                        .parameter(ParameterSpec.required("name", "NAME", "small letters, digits and dashes"))
                        .option(OptionSpec.value("prompt", "WORDS", "what is sent, with {prompt} where your words go")
                                .asRequired())
                        .option(OptionSpec.value("about", "WORDS", "one line for people"))
                        .option(OptionSpec.value("avoid", "WORDS", "what is not to be seen"))
                        .option(OptionSpec.value("model", "ID", "draw with this model unless another is named"))
                        .option(OptionSpec.value("size", "WxH", "the size unless another is named"))
                        .option(OptionSpec.value("quality", "Q", "the quality unless another is named"))
                        .option(OptionSpec.value("format", "F", "the file format unless another is named")
                                .oneOf("png", "jpeg", "webp"))
                        .option(OptionSpec.value("background", "B", "the background unless another is named")
                                .oneOf("transparent", "opaque", "auto"))
                        .example("styles add linocut --prompt \"linocut of {prompt}, two inks\" --size 1024x1024")
                        .build());
    }

    @Override
    public List<Candidate> complete(CompletionRequest request) {
        return request.name().equals("model")
                ? new ModelNames(bench).drawing(Optional.empty(), request.typed())
                : super.complete(request);
    }

    @Override
    CommandResult run(CommandCall call, StyleLibrary styles) throws IOException {
        var arguments = call.arguments();
        var name = arguments.required("name");
        if (!StyleSettings.isName(name)) {
            throw new CommandException(
                    ErrorCode.USAGE,
                    "\"" + name + "\" is no name of a style.",
                    "A name has 1 to 40 small letters, digits and dashes.");
        }
        var defaults = new LinkedHashMap<String, String>();
        StyleSettings.OPTIONS.forEach(
                option -> arguments.value(option).ifPresent(value -> defaults.put(option, value)));
        var kept = styles.add(new StyleSettings(
                name,
                1,
                arguments.value("about").orElse(""),
                arguments.required("prompt"),
                arguments.value("avoid"),
                defaults));
        return shown(kept)
                .success("Kept " + kept.style().reference())
                .next("antigravity generate --style " + name + " \"a fox in the snow\"")
                .done();
    }
}
