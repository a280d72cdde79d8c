package dev.antigravity.settings;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Reads a whole configuration.
final class SettingsReader {
    private final Reading reading;
    private final Map<String, BuiltInProvider> builtIn = BuiltInProviders.byId();

    private SettingsReader(Map<String, String> environment) {
        this.reading = new Reading(environment);
    }

    /// @param file        where the text came from, for messages
    /// @param environment the variables `${NAME}` stands for
    /// @throws SettingsException if anything is wrong, with all of it
    static Settings read(String text, Path file, Map<String, String> environment) {
        return new SettingsReader(environment).read(text, file);
    }

    private Settings read(String text, Path file) {
        var start = new Origin.File(file, 1, 1);
        var document = new YamlReader(file, reading.problems()).read(text).orElse(new YamlNode.Missing(start));
        var root = new Item(reading, "", document).section();
        var server = ServerSettings.read(root.section("server"));
        var stated = root.section("providers");
        var providers = providers(stated);
        var models = models(root.section("models"), ids(stated));
        var routing = RoutingSettings.read(root.section("routing"));
        var facts = root.section("model-facts");
        var factsFrom = facts.find("from", Address.ENDPOINT);
        facts.refuseUnknown();
        var ledger = LedgerSettings.read(root.section("ledger"));
        var images = ImageSettings.read(root.section("images"));
        root.refuseUnknown();
        return new Settings(server, providers, models, routing, factsFrom, ledger, images, reading.valuesOrProblems());
    }

    private Map<String, ProviderSettings> providers(Section section) {
        var providers = new LinkedHashMap<String, ProviderSettings>();
        builtIn.forEach((id, known) -> providers.put(id, ProviderReader.builtIn(known, section.section(id))));
        for (var entry : section.entries()) {
            if (builtIn.containsKey(entry.name())) {
                continue;
            }
            if (entry.name().matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
                ProviderReader.other(entry.name(), entry.value().section(), builtIn.keySet())
                        .ifPresent(provider -> providers.put(entry.name(), provider));
            } else {
                entry.value().complain("a provider's id is 1 to 64 letters, digits, dots, dashes and underscores");
            }
        }
        return providers;
    }

    /// All that have a name, also those with problems of their own.
    private Set<String> ids(Section section) {
        var ids = new LinkedHashSet<>(builtIn.keySet());
        section.entries().forEach(entry -> ids.add(entry.name()));
        return ids;
    }

    private static Map<String, AliasSettings> models(Section section, Set<String> providers) {
        var models = new LinkedHashMap<String, AliasSettings>();
        for (var entry : section.entries()) {
            AliasSettings.read(entry.name(), entry.value(), providers)
                    .ifPresent(alias -> models.put(entry.name(), alias));
        }
        return models;
    }
}
