package dev.antigravity.command;

import dev.antigravity.catalog.Model;
import dev.antigravity.catalog.Sighting;
import dev.antigravity.route.ModelName;
import dev.antigravity.settings.AliasSettings;
import dev.antigravity.spelling.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Looks whether the configuration can be read, and whether what it names is there: models of aliases, and models that
/// were tried out too long ago.
final class SettingsCheck {
    private final Workbench bench;

    SettingsCheck(Workbench bench) {
        this.bench = bench;
    }

    List<Finding> settings() {
        return bench.settings().models().values().stream()
                .flatMap(alias -> switch (alias) {
                    case AliasSettings.InOrder(var name, var targets, var _) ->
                        targets.stream().flatMap(target -> missing(name, target).stream());
                    case AliasSettings.Chosen _ -> Stream.empty();
                })
                .toList();
    }

    private Optional<Finding> missing(String alias, AliasSettings.Target target) {
        var provider = bench.settings().provider(target.provider()).orElseThrow();
        var what = "the alias " + alias + " names " + target + ", but ";
        if (!provider.isUsable() || bench.usableAccounts().usable(provider.id()).isEmpty()) {
            return Optional.of(new Finding(
                    what + provider.id() + " is not enabled, or has no address or account",
                    "antigravity list providers, or take it out of models." + alias));
        }
        var known =
                bench.catalog().models(provider.id()).stream().map(Model::id).toList();
        var wanted = ModelName.parse(target.model()).name();
        return known.isEmpty() || known.contains(wanted)
                ? Optional.empty()
                : Optional.of(new Finding(
                        what + provider.id() + " is not known to have that model",
                        NearestName.of(wanted, known)
                                .map(near -> "Did you mean " + provider.id() + "/" + near + "?")
                                .orElse("antigravity list models --provider " + provider.id() + " --refresh")));
    }

    /// Sightings that no longer count, of models that are still there.
    List<Finding> sightings() {
        var now = bench.host().clock().instant();
        var stale = new ArrayList<Finding>();
        bench.sightings().all().forEach((name, seen) -> {
            if (!seen.isFresh(now)) {
                called(name, seen).map(model -> tooOld(model, seen)).ifPresent(stale::add);
            }
        });
        return stale;
    }

    private static Finding tooOld(String model, Sighting seen) {
        return new Finding(
                "what was seen of " + model + " on " + EffectiveProfile.day(seen.at()) + " is too old to count",
                "antigravity doctor upstreams --model " + model);
    }

    /// What clients call the model of a sighting; empty if it is gone, or elsewhere now.
    private Optional<String> called(String name, Sighting seen) {
        var slash = name.indexOf('/');
        return bench.settings()
                .provider(name.substring(0, slash))
                .filter(provider -> provider.addresses().contains(seen.from()))
                .flatMap(provider -> bench.catalog().models(provider.id()).stream()
                        .filter(model -> model.upstreamId().equals(name.substring(slash + 1)))
                        .map(model -> provider.id() + "/" + model.id())
                        .findFirst());
    }
}
