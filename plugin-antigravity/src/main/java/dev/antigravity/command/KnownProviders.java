package dev.antigravity.command;

import dev.antigravity.api.Candidate;
import dev.antigravity.api.CommandException;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.api.Text;
import dev.antigravity.settings.ProviderSettings;
import dev.antigravity.settings.Settings;
import dev.antigravity.spelling.NearestName;
import java.util.List;

/// Providers by what users type.
final class KnownProviders {
    private KnownProviders() {}

    /// @throws CommandException if there is none of that id; names the nearest
    static ProviderSettings get(Settings settings, String id) {
        return settings.provider(id).orElseThrow(() -> unknown(settings, id));
    }

    private static CommandException unknown(Settings settings, String id) {
        var hint = NearestName.of(id, settings.providers().keySet())
                .map(near -> Text.of("Did you mean " + near + "?"))
                .orElseGet(() ->
                        Text.of("See ").command("antigravity list providers").and(" for what there is."));
        return new CommandException(ErrorCode.INVALID_PROVIDER, "There is no provider \"" + id + "\".", hint);
    }

    static List<Candidate> candidates(Settings settings) {
        return settings.providers().values().stream()
                .map(provider -> Candidate.of(provider.id(), provider.title()))
                .toList();
    }
}
