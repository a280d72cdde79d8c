package dev.antigravity.settings;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Everything the user may configure. Immutable.
///
/// @param providers  by id: the built-in ones first, stated or not, then the user's
/// @param models     aliases by name
/// @param modelFacts where newer facts about models are fetched when the user asks for that; empty: nowhere
/// @param values     every single value in force with its origin, in the order it was read
public record Settings(
        ServerSettings server,
        Map<String, ProviderSettings> providers,
        Map<String, AliasSettings> models,
        RoutingSettings routing,
        Optional<URI> modelFacts,
        LedgerSettings ledger,
        ImageSettings images,
        List<SettingValue> values) {

    public Settings {
        providers = Collections.unmodifiableMap(new LinkedHashMap<>(providers));
        models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
        values = List.copyOf(values);
    }

    public Optional<ProviderSettings> provider(String id) {
        return Optional.ofNullable(providers.get(id));
    }

    /// Where the value of a key, such as `server.port`, came from; empty if nothing holds for that key.
    public Optional<Origin> originOf(String key) {
        return values.stream()
                .filter(value -> value.key().equals(key))
                .map(SettingValue::origin)
                .findFirst();
    }

    /// These settings with the port a flag states.
    public Settings withPort(int port, String flag) {
        var value = new SettingValue("server.port", Integer.toString(port), new Origin.Flag(flag));
        var others = values.stream().filter(other -> !other.key().equals(value.key()));
        return new Settings(
                server.withPort(port),
                providers,
                models,
                routing,
                modelFacts,
                ledger,
                images,
                Stream.concat(Stream.of(value), others).toList());
    }
}
