package dev.antigravity.settings;

import dev.antigravity.chat.Protocol;
import dev.antigravity.secret.Secret;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// One account at a provider, as the file states it.
///
/// @param name           unique at its provider
/// @param baseUrl        in place of the provider's
/// @param project        Cloud Code: in place of the profile's
/// @param weight         its share where requests are spread, 1 unless stated
/// @param priority       accounts of the highest priority are used first, 0 unless stated
/// @param excludedModels upstream names this account must not be asked for
/// @param proxy          the way out for this account alone
/// @param mostInFlight   requests it serves at the same time; empty: as many as there are
public record AccountSettings(
        String name,
        Login login,
        Optional<BaseUrl> baseUrl,
        Optional<String> project,
        int weight,
        int priority,
        boolean enabled,
        List<String> excludedModels,
        Optional<URI> proxy,
        Optional<Integer> mostInFlight) {

    /// How the account proves itself.
    public sealed interface Login {
        record ApiKey(Secret key) implements Login {}

        /// `api-key: none`: the server wants no key.
        record None() implements Login {}

        /// A login kept in the vault, under this account name of the same provider.
        record Vault(String account) implements Login {}
    }

    private static final Kind<String> NAME = Kind.of(
            "a name of 1 to 100 characters without a slash",
            text -> Kind.TEXT.read().apply(text).filter(name -> name.length() <= 100 && !name.contains("/")));

    public AccountSettings {
        excludedModels = List.copyOf(excludedModels);
    }

    /// @param provider what the account belongs to; its id is the name of an account that states none
    /// @return empty, and a problem, if the account states no credential
    static Optional<AccountSettings> read(Section section, String provider, Protocol protocol) {
        var name = section.read("name", NAME, provider);
        var login = login(section);
        var baseUrl = section.find("base-url", Address.SERVICE).map(url -> BaseUrl.of(protocol, url));
        var project = section.find("project", Kind.TEXT);
        var weight = section.read("weight", Kind.wholeNumber(1, 1_000), 1);
        var priority = section.read("priority", Kind.wholeNumber(-1_000, 1_000), 0);
        var enabled = section.read("enabled", Kind.FLAG, true);
        var excluded = section.listOf("excluded-models", Kind.TEXT);
        var proxy = section.find("proxy", Address.PROXY);
        var mostInFlight = section.find("max-in-flight", Kind.wholeNumber(1, 100_000));
        section.refuseUnknown();
        return login.map(proof -> new AccountSettings(
                name, proof, baseUrl, project, weight, priority, enabled, excluded, proxy, mostInFlight));
    }

    private static Optional<Login> login(Section section) {
        var key = section.find("api-key");
        var vault = section.find("oauth");
        if (key.isPresent() && vault.isPresent()) {
            section.complain("states both api-key and oauth; leave one");
            return Optional.empty();
        }
        if (key.isEmpty() && vault.isEmpty()) {
            section.complain("states no credential: give api-key (none if the server wants no key), or oauth with the"
                    + " name of a login in the vault");
            return Optional.empty();
        }
        return key.isPresent()
                ? key.get()
                        .as(Kind.SECRET)
                        .map(secret -> secret.reveal().equals("none") ? new Login.None() : new Login.ApiKey(secret))
                : vault.get().as(Kind.TEXT).map(Login.Vault::new);
    }
}
