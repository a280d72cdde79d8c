package dev.antigravity.route;

import dev.antigravity.settings.AliasSettings;
import dev.antigravity.settings.ProviderSettings;
import dev.antigravity.settings.Settings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// Claude models nobody lists. Hosts have ids of their own built in, dated ones above all; what they mean is a tier.
final class ClaudeTiers {
    private static final String CLAUDE = "claude";
    private static final List<String> TIERS = List.of("opus", "sonnet", "haiku");

    private ClaudeTiers() {}

    /// Whether the provider is Claude's own, which knows its models better than we do.
    static boolean isClaude(String model, ProviderSettings provider) {
        return isClaude(model) && provider.id().equals(CLAUDE);
    }

    /// The alias that stands for the model's tier, unless Claude's own provider can be asked.
    static Optional<AliasSettings> aliasFor(String model, Settings settings, Predicate<ProviderSettings> ready) {
        if (!isClaude(model) || settings.provider(CLAUDE).filter(ready).isPresent()) {
            return Optional.empty();
        }
        var tier = TIERS.stream().filter(word -> lower(model).contains(word)).findFirst();
        return tier.flatMap(word -> settings.models().values().stream()
                .filter(alias -> lower(alias.name()).contains(word))
                .findFirst());
    }

    private static boolean isClaude(String model) {
        return lower(model).startsWith("claude-");
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
