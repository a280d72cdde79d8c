package dev.antigravity.route;

import dev.antigravity.account.AccountDirectory;
import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.settings.AliasRules;
import dev.antigravity.settings.AliasSettings;
import dev.antigravity.settings.ProviderSettings;
import dev.antigravity.settings.Settings;
import dev.antigravity.spelling.NearestName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Finds the models that may serve a request, best first. Thread-safe.
///
/// A model is looked for as an alias, as `provider/model`, as a bare id that providers list, and as a Claude model of
/// some tier. Providers nobody has listed models of are asked last: only they know what they have. An alias stands for
/// models, never for another alias.
public final class Router {
    private final Supplier<Settings> settings;
    private final AccountDirectory accounts;
    private final ModelDirectory models;
    private final ChosenModels chosen;

    public Router(
            Supplier<Settings> settings, AccountDirectory accounts, ModelDirectory models, Measurements measured) {
        this.settings = settings;
        this.accounts = accounts;
        this.models = models;
        chosen = new ChosenModels(models, measured);
    }

    /// @throws NoRouteException if nobody can serve it
    public Route route(RequestFacts facts) {
        var now = settings.get();
        var asked = facts.model();
        var large = asked.isLarge() && !isKnown(asked.name(), now);
        var found = find(large ? asked.usual() : asked, now);
        if (found.targets().isEmpty()) {
            throw unknownModel(asked.name(), now);
        }
        var usable = found.targets().stream()
                .filter(target -> isReady(target.provider()))
                .toList();
        if (usable.isEmpty()) {
            throw noAccount(found.targets());
        }
        var screened = Screening.screen(usable, facts, large);
        var rules = now.routing().with(found.rules());
        var targets = rules.fallback() ? screened.targets() : screened.targets().subList(0, 1);
        return new Route(found.how(), targets, screened.passedOver(), rules);
    }

    /// The names a client may ask for: aliases, and the models of all providers with accounts.
    public Set<String> names() {
        var now = settings.get();
        var names = new LinkedHashSet<>(now.models().keySet());
        for (var provider : now.providers().values()) {
            if (isReady(provider)) {
                provider.models().forEach(model -> names.add(model.name()));
                models.models(provider.id()).forEach(model -> names.add(model.id()));
            }
        }
        return names;
    }

    private record Found(String how, List<Target> targets, AliasRules rules) {
        static Found of(String how, List<Target> targets) {
            return new Found(how, targets, AliasRules.NONE);
        }
    }

    private Found find(ModelName asked, Settings now) {
        var alias = now.models().get(asked.name());
        if (alias != null) {
            return aliased("alias " + alias.name(), alias, asked, now);
        }
        var named = byProvider(asked, now);
        if (named.isPresent()) {
            return Found.of("provider and model as asked for", List.of(named.get()));
        }
        var listing = now.providers().values().stream()
                .filter(provider -> lists(provider, asked.name()) && isReady(provider))
                .map(provider -> target(provider, asked))
                .toList();
        if (!listing.isEmpty()) {
            return Found.of("listed by " + ids(listing), listing);
        }
        var tier = ClaudeTiers.aliasFor(asked.name(), now, this::isReady);
        if (tier.isPresent()) {
            return aliased(
                    "unknown Claude model, of the tier of alias " + tier.get().name(), tier.get(), asked, now);
        }
        var unlisted = now.providers().values().stream()
                .filter(this::isReady)
                .filter(provider -> isUnlisted(provider) || ClaudeTiers.isClaude(asked.name(), provider))
                .map(provider -> target(provider, asked))
                .toList();
        return Found.of("nobody lists it; only " + ids(unlisted) + " can tell", unlisted);
    }

    private Found aliased(String how, AliasSettings alias, ModelName asked, Settings now) {
        return switch (alias) {
            case AliasSettings.InOrder(var _, var targets, var rules) ->
                new Found(
                        how + ", in its order",
                        targets.stream()
                                .flatMap(target -> now
                                        .provider(target.provider())
                                        .map(provider ->
                                                target(provider, inherited(ModelName.parse(target.model()), asked)))
                                        .stream())
                                .toList(),
                        rules);
            case AliasSettings.Chosen choice ->
                new Found(
                        how + ", by " + choice.choose().name().toLowerCase(Locale.ROOT),
                        chosen.of(choice, now, this::isReady).stream()
                                .map(one -> target(one.provider(), new ModelName(one.model(), asked.thinking())))
                                .toList(),
                        choice.rules());
        };
    }

    private Target target(ProviderSettings provider, ModelName asked) {
        return Target.of(provider, asked, models.find(provider.id(), asked.name()));
    }

    /// What the client asks for wins over what the alias says.
    private static ModelName inherited(ModelName target, ModelName asked) {
        return asked.thinking().isPresent() ? new ModelName(target.name(), asked.thinking()) : target;
    }

    private Optional<Target> byProvider(ModelName asked, Settings now) {
        var slash = asked.name().indexOf('/');
        if (slash <= 0) {
            return Optional.empty();
        }
        return now.provider(asked.name().substring(0, slash))
                .map(provider -> target(provider, new ModelName(asked.name().substring(slash + 1), asked.thinking())));
    }

    private boolean isReady(ProviderSettings provider) {
        return provider.isUsable() && !accounts.usable(provider.id()).isEmpty();
    }

    private boolean isKnown(String name, Settings now) {
        return now.models().containsKey(name)
                || now.providers().values().stream().anyMatch(provider -> lists(provider, name));
    }

    private boolean lists(ProviderSettings provider, String model) {
        return models.find(provider.id(), model).isPresent();
    }

    private boolean isUnlisted(ProviderSettings provider) {
        return models.models(provider.id()).isEmpty();
    }

    private static String ids(List<Target> targets) {
        return targets.stream().map(target -> target.provider().id()).distinct().collect(Collectors.joining(", "));
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
