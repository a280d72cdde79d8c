package dev.antigravity.settings;

import dev.antigravity.account.Account;
import dev.antigravity.account.TermsClass;
import dev.antigravity.chat.Capability;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.JsonObject;
import dev.antigravity.net.WayOut;
import dev.antigravity.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A provider: what we know of it by heart and what the file says, put together.
///
/// @param title          its name for people
/// @param baseUrl        empty for a built-in provider that is different for every user, until one is stated
/// @param acceptTerms    when the user took the risk of an unsupported login upon themselves
/// @param features       what its models can do, taken together; empty for a provider we do not know
/// @param models         the models stated; the provider may list more
/// @param profile        what its upstream can take, as far as it differs from its protocol's standard
/// @param headers        sent with every request, never shown
/// @param connectTimeout how long a connection may take
/// @param idleTimeout    how long an upstream may be silent before it counts as dead
/// @param logins         the ways to sign in that we know of
public record ProviderSettings(
        String id,
        String title,
        Protocol protocol,
        Optional<BaseUrl> baseUrl,
        boolean enabled,
        Optional<LocalDate> acceptTerms,
        List<Capability> features,
        List<AccountSettings> accounts,
        List<ModelSettings> models,
        JsonObject profile,
        Map<String, Secret> headers,
        Optional<URI> proxy,
        Duration connectTimeout,
        Duration idleTimeout,
        OAuthSettings oauth,
        List<LoginOffer> logins) {

    public ProviderSettings {
        features = List.copyOf(features);
        accounts = List.copyOf(accounts);
        models = List.copyOf(models);
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        logins = List.copyOf(logins);
    }

    /// Whether requests can be sent there: it is enabled and has an address.
    public boolean isUsable() {
        return enabled && baseUrl.isPresent();
    }

    /// Every address that is called for it: its own and those of accounts that have another.
    public Set<URI> addresses() {
        return Stream.concat(baseUrl.stream(), accounts.stream().flatMap(account -> account.baseUrl().stream()))
                .map(BaseUrl::stated)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// How calls get there, whoever they are made for.
    public WayOut way() {
        return new WayOut(proxy, connectTimeout);
    }

    /// How calls get there that are made for that account.
    public WayOut wayFor(Account account) {
        return way().through(account.use().proxy().or(() -> proxy));
    }

    /// The account the file states under that name, empty if it states none.
    public Optional<AccountSettings> account(String name) {
        for (var account : accounts) {
            if (account.name().equals(name)) {
                return Optional.of(account);
            }
        }
        return Optional.empty();
    }

    /// The model clients know by that name, empty if the file does not state it.
    public Optional<ModelSettings> model(String name) {
        for (var model : models) {
            if (model.name().equals(name)) {
                return Optional.of(model);
            }
        }
        return Optional.empty();
    }

    /// The profile of one model: the protocol's standard, what was seen of the model, the provider's differences, what
    /// the file says of the model, and the model's own differences.
    ///
    /// @param seen statements of trials; what the file states wins over each of them
    public UpstreamProfile profileOf(String model, JsonObject seen) {
        var stated = statedProfile(model);
        var unstated = seen;
        for (var key : stated.names()) {
            unstated = unstated.without(key);
        }
        return UpstreamProfile.of(protocol).asSeen(unstated).with(stated);
    }

    /// What the file states of the profile of one model, all together.
    public JsonObject statedProfile(String model) {
        var stated = profile.toBuilder();
        model(model).ifPresent(own -> {
            own.limits(protocol).forEach(stated::put);
            own.profile().forEach(stated::put);
        });
        return stated.build();
    }

    /// Why one cannot sign in this way, and the way out; empty if one can.
    public Optional<String> refusal(TermsClass terms) {
        return switch (terms) {
            case API_KEY -> offers(terms) ? Optional.empty() : Optional.of(title + " takes no API keys.");
            case OWN_CLIENT -> oauth.missing().map(missing -> needs(missing, terms));
            case VENDOR_LOGIN ->
                offers(terms)
                        ? oauth.missing().map(missing -> needs(missing, terms))
                        : Optional.of(title + " documents no login for other tools.");
            case UNSUPPORTED -> unsupported();
        };
    }

    private Optional<String> unsupported() {
        if (acceptTerms.isPresent()) {
            return oauth.missing().map(missing -> needs(missing, TermsClass.UNSUPPORTED));
        }
        return Optional.of(reason(TermsClass.UNSUPPORTED) + "At your own risk: providers." + id
                + ".accept-terms: \"<today's date>\" in the configuration.");
    }

    private String needs(String missing, TermsClass terms) {
        return reason(terms) + "Signing in to " + title + " needs " + missing + ".";
    }

    /// On what terms one signs in there. The token of a web session was never meant for other tools, nor is anything of
    /// a provider that offers nothing else.
    public TermsClass loginTerms() {
        var offersNothingElse = oauth.clientId().isEmpty()
                && !logins.isEmpty()
                && logins.stream().allMatch(login -> login.terms() == TermsClass.UNSUPPORTED);
        return oauth.sessionEndpoint().isPresent() || offersNothingElse
                ? TermsClass.UNSUPPORTED
                : TermsClass.OWN_CLIENT;
    }

    /// Why nobody can sign in as things are configured, and the way out; empty if one can.
    public Optional<String> loginRefusal() {
        return refusal(loginTerms());
    }

    private boolean offers(TermsClass terms) {
        return logins.stream().anyMatch(login -> login.terms() == terms);
    }

    private String reason(TermsClass terms) {
        return logins.stream()
                .filter(login -> login.terms() == terms)
                .map(login -> login.reason() + " ")
                .findFirst()
                .orElse("");
    }
}
