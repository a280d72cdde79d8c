package dev.antigravity.settings;

import dev.antigravity.chat.Capability;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A name the user chose for one or several models.
public sealed interface AliasSettings {
    String name();

    AliasRules rules();

    /// The first of these models that can serve.
    record InOrder(String name, List<Target> targets, AliasRules rules) implements AliasSettings {
        public InOrder {
            targets = List.copyOf(targets);
        }
    }

    /// The best of all models that can do what is needed.
    ///
    /// @param needs what a model must be able to do
    /// @param among the providers to choose from; empty: all
    record Chosen(String name, Criterion choose, Set<Capability> needs, List<String> among, AliasRules rules)
            implements AliasSettings {
        public Chosen {
            needs = Set.copyOf(needs);
            among = List.copyOf(among);
        }
    }

    /// One model of one provider.
    ///
    /// @param model as clients know it; may hold slashes and a thinking suffix such as `(high)`
    record Target(String provider, String model) {
        @Override
        public String toString() {
            return provider + "/" + model;
        }
    }

    /// What the best of several models is.
    enum Criterion {
        PRICE,
        LATENCY,
        QUOTA
    }

    /// Reads one entry under `models`.
    ///
    /// @param providers the ids of all providers
    /// @return empty, and a problem, if it is no alias
    static Optional<AliasSettings> read(String name, Item item, Set<String> providers) {
        if (name.isBlank() || name.contains("/")) {
            item.complain("an alias must have a name without a slash");
            return Optional.empty();
        }
        if (!(item.node() instanceof YamlNode.Mapping)) {
            return targets(item, providers).map(targets -> new InOrder(name, targets, AliasRules.NONE));
        }
        var section = item.section();
        return section.find("in-order").isPresent()
                ? inOrder(name, section, providers)
                : chosen(name, section, providers);
    }

    private static Optional<AliasSettings> inOrder(String name, Section section, Set<String> providers) {
        var targets = section.find("in-order").flatMap(list -> targets(list, providers));
        var rules = AliasRules.read(section);
        section.refuseUnknown();
        return targets.map(list -> new InOrder(name, list, rules));
    }

    private static Optional<List<Target>> targets(Item item, Set<String> providers) {
        if (!(item.node() instanceof YamlNode.Sequence list) || list.items().isEmpty()) {
            item.complain("expected a list such as [claude/claude-opus-4-6], or keys such as { choose: price }, found "
                    + item.node().kind());
            return Optional.empty();
        }
        var targets = new ArrayList<Target>();
        for (var target : item.items()) {
            target.as(Kind.TEXT)
                    .flatMap(text -> target(text, target, providers))
                    .ifPresent(targets::add);
        }
        return Optional.of(targets);
    }

    private static Optional<Target> target(String text, Item item, Set<String> providers) {
        var slash = text.indexOf('/');
        if (slash <= 0 || slash == text.length() - 1) {
            item.complain("expected provider/model, found \"" + text + "\"");
            return Optional.empty();
        }
        var provider = text.substring(0, slash);
        return isKnown(provider, item, providers)
                ? Optional.of(new Target(provider, text.substring(slash + 1)))
                : Optional.empty();
    }

    private static Optional<AliasSettings> chosen(String name, Section section, Set<String> providers) {
        var choose = section.require("choose", Kind.words(Criterion.class));
        var needs = new LinkedHashSet<>(section.listOf("needs", Kind.CAPABILITY));
        var among = new ArrayList<String>();
        for (var provider : section.items("among")) {
            provider.as(Kind.TEXT)
                    .filter(id -> isKnown(id, provider, providers))
                    .ifPresent(among::add);
        }
        var rules = AliasRules.read(section);
        section.refuseUnknown();
        return choose.map(criterion -> new Chosen(name, criterion, needs, among, rules));
    }

    private static boolean isKnown(String provider, Item item, Set<String> providers) {
        if (providers.contains(provider)) {
            return true;
        }
        item.complain("there is no provider " + provider + Item.suggestion(provider, providers));
        return false;
    }
}
