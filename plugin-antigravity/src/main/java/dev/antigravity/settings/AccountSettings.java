package dev.antigravity.settings;

import dev.antigravity.account.Account;
import dev.antigravity.account.AccountUse;
import dev.antigravity.account.TermsClass;
import dev.antigravity.chat.Protocol;
import dev.antigravity.secret.Secret;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// One account at a provider, as the file states it.
///
/// @param name    unique at its provider
/// @param baseUrl in place of the provider's
/// @param project Cloud Code: in place of the profile's
public record AccountSettings(
        String name, Login login, Optional<BaseUrl> baseUrl, Optional<String> project, AccountUse use) {

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

    /// @param provider what the account belongs to; its id is the name of an account that states none
    /// @return empty, and a problem, if the account states no credential
    static Optional<AccountSettings> read(Section section, String provider, Protocol protocol) {
        var name = section.read("name", NAME, provider);
        var login = login(section);
        var baseUrl = section.find("base-url", Address.SERVICE).map(url -> BaseUrl.of(protocol, url));
        var project = section.find("project", Kind.TEXT);
        var use = AccountKey.read(section);
        section.refuseUnknown();
        return login.map(proof -> new AccountSettings(name, proof, baseUrl, project, use));
    }

    /// Whether it uses the login the vault keeps under that name.
    public boolean borrows(String vaultName) {
        return login.equals(new Login.Vault(vaultName));
    }

    /// The account as everybody knows it.
    public Account at(String provider) {
        return new Account(
                provider,
                name,
                Instant.EPOCH,
                use,
                TermsClass.API_KEY,
                Map.of(),
                baseUrl.map(BaseUrl::stated),
                project);
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
