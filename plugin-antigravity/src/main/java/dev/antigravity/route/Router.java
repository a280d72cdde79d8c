package dev.antigravity.route;

import dev.antigravity.account.Account;
import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.json.JsonString;
import dev.antigravity.settings.AliasSettings;
import dev.antigravity.settings.BaseUrl;
import dev.antigravity.settings.ProviderSettings;
import dev.antigravity.settings.Settings;
import dev.antigravity.spelling.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Finds the candidates for a request, best first. Thread-safe.
///
/// A model is looked for as an alias, as `provider/model`, as a bare id that providers list, and as a Claude model of
/// some tier. Providers nobody has listed models of are asked last: only they know what they have.
public final class Router {
    private final Supplier<Settings> settings;
    private final AccountDirectory accounts;
    private final ModelDirectory models;

    public Router(Supplier<Settings> settings, AccountDirectory accounts, ModelDirectory models) {
        this.settings = settings;
        this.accounts = accounts;
        this.models = models;
    }

    /// @return at least one
    /// @throws NoRouteException if there is none
    public List<Candidate> candidates(RequestFacts facts) {
        var now = settings.get();
        var targets = targets(facts.model(), now);
        if (targets.isEmpty()) {
            throw unknownModel(facts.model().name(), now);
        }
        var candidates = new ArrayList<Candidate>();
        for (var target : targets) {
            candidates.addAll(candidates(target));
        }
        if (candidates.isEmpty()) {
            throw noAccount(targets);
        }
        var most = now.routing().fallback() ? now.routing().maxAttempts() : 1;
        return candidates.subList(0, Math.min(most, candidates.size()));
    }

    /// The names a client may ask for: aliases, and the models of all providers with accounts.
    public Set<String> names() {
        var now = settings.get();
        var names = new LinkedHashSet<>(now.models().keySet());
        for (var provider : now.providers().values()) {
            if (isReady(provider)) {
                provider.models().forEach(model -> names.add(model.name()));
                names.addAll(models.models(provider.id()));
            }
        }
        return names;
    }

    private record Target(ProviderSettings provider, ModelName model) {}

    private List<Target> targets(ModelName asked, Settings now) {
        var alias = now.models().get(asked.name());
        if (alias != null) {
            return aliased(alias, asked, now);
        }
        var named = byProvider(asked, now);
        if (named.isPresent()) {
            return List.of(named.get());
        }
        var listing = now.providers().values().stream()
                .filter(this::isReady)
                .filter(provider -> lists(provider, asked.name()))
                .map(provider -> new Target(provider, asked))
                .toList();
        if (!listing.isEmpty()) {
            return listing;
        }
        var tier = ClaudeTiers.aliasFor(asked.name(), now, this::isReady);
        if (tier.isPresent()) {
            return aliased(tier.get(), asked, now);
        }
        return now.providers().values().stream()
                .filter(this::isReady)
                .filter(provider -> isUnlisted(provider) || ClaudeTiers.isClaude(asked.name(), provider))
                .map(provider -> new Target(provider, asked))
                .toList();
    }

    private static List<Target> aliased(AliasSettings alias, ModelName asked, Settings now) {
        return switch (alias) {
            case AliasSettings.InOrder(var _, var targets) ->
                targets.stream()
                        .flatMap(target -> now
                                .provider(target.provider())
                                .map(provider ->
                                        new Target(provider, inherited(ModelName.parse(target.model()), asked)))
                                .stream())
                        .toList();
            case AliasSettings.Chosen chosen ->
                ChosenModels.of(chosen, now).stream()
                        .map(choice -> new Target(choice.provider(), new ModelName(choice.model(), asked.thinking())))
                        .toList();
        };
    }

    /// What the client asks for wins over what the alias says.
    private static ModelName inherited(ModelName target, ModelName asked) {
        return asked.thinking().isPresent() ? new ModelName(target.name(), asked.thinking()) : target;
    }

    private static Optional<Target> byProvider(ModelName asked, Settings now) {
        var slash = asked.name().indexOf('/');
        if (slash <= 0) {
            return Optional.empty();
        }
        return now.provider(asked.name().substring(0, slash))
                .map(provider ->
                        new Target(provider, new ModelName(asked.name().substring(slash + 1), asked.thinking())));
    }

    private boolean isReady(ProviderSettings provider) {
        return provider.isUsable() && !accounts.usable(provider.id()).isEmpty();
    }

    private boolean lists(ProviderSettings provider, String model) {
        return provider.model(model).isPresent() || models.models(provider.id()).contains(model);
    }

    private boolean isUnlisted(ProviderSettings provider) {
        return provider.models().isEmpty() && models.models(provider.id()).isEmpty();
    }

    private List<Candidate> candidates(Target target) {
        var provider = target.provider();
        if (!provider.isUsable()) {
            return List.of();
        }
        return accounts.usable(provider.id()).stream()
                .map(account -> candidate(target, account))
                .toList();
    }

    private static Candidate candidate(Target target, Account account) {
        var provider = target.provider();
        var name = target.model().name();
        var profile = provider.profileOf(name);
        if (account.project().isPresent()) {
            profile = profile.with("project", new JsonString(account.project().get()));
        }
        return new Candidate(
                provider,
                account,
                account.baseUrl()
                        .map(url -> BaseUrl.of(provider.protocol(), url))
                        .or(provider::baseUrl)
                        .orElseThrow(),
                provider.model(name).map(model -> model.id()).orElse(name),
                profile,
                target.model().thinking());
    }

    private NoRouteException unknownModel(String name, Settings now) {
        var nearest = NearestName.of(name, names())
                .map(near -> " Did you mean " + near + "?")
                .orElse("");
        var known = now.providers().values().stream().noneMatch(this::isReady)
                ? " No provider has an account: /antigravity oauth or /antigravity accounts add."
                : " /antigravity list models shows what there is.";
        return new NoRouteException(ApiError.of(ErrorKind.NOT_FOUND, "no model " + name + "." + nearest + known));
    }

    private static NoRouteException noAccount(List<Target> targets) {
        var providers = new LinkedHashSet<String>();
        targets.forEach(target -> providers.add(target.provider().id()));
        var names = String.join(", ", providers);
        return new NoRouteException(ApiError.of(
                ErrorKind.PERMISSION,
                "no usable account at " + names + ": sign in with /antigravity oauth --provider " + providers.getFirst()
                        + ", or enable one with /antigravity accounts enable"));
    }
}
