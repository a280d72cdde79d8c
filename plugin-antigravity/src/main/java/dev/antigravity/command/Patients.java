package dev.antigravity.command;

import dev.antigravity.api.Candidate;
import dev.antigravity.api.CommandException;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.api.Text;
import dev.antigravity.catalog.Fact;
import dev.antigravity.catalog.Model;
import dev.antigravity.chat.Capability;
import dev.antigravity.settings.ProviderSettings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Finds the upstreams to examine, each by its cheapest model that chats unless the user names one.
final class Patients {
    private static final BigDecimal UNPRICED = BigDecimal.valueOf(Long.MAX_VALUE);

    private final Workbench bench;

    Patients(Workbench bench) {
        this.bench = bench;
    }

    /// Asks first for the lists of models that are old or missing.
    ///
    /// @param providers all that are usable if neither these nor models are named
    /// @throws CommandException if one that is named does not exist
    List<Patient> called(List<String> providers, List<String> models) throws InterruptedException {
        var usable = bench.settings().providers().values().stream()
                .filter(ProviderSettings::isUsable)
                .toList();
        new ModelListings(bench).upToDate(usable, false);
        var patients = new ArrayList<Patient>();
        models.forEach(name -> patients.add(named(name)));
        for (var id : providers) {
            var provider = KnownProviders.get(bench.settings(), id);
            patients.add(typical(provider)
                    .orElseThrow(() -> new CommandException(
                            ErrorCode.INVALID_PROVIDER,
                            "The provider " + id + " has no address, no account or no model yet.",
                            Text.of("See ")
                                    .command("antigravity list providers")
                                    .and("."))));
        }
        if (models.isEmpty() && providers.isEmpty()) {
            usable.forEach(provider -> typical(provider).ifPresent(patients::add));
        }
        return patients;
    }

    List<Candidate> candidates() {
        return bench.settings().providers().values().stream()
                .filter(this::isReady)
                .flatMap(provider -> bench.catalog().models(provider.id()).stream()
                        .map(model -> Candidate.of(provider.id() + "/" + model.id(), model.shownTitle())))
                .toList();
    }

    private Patient named(String name) {
        var slash = name.indexOf('/');
        if (slash < 1) {
            throw new CommandException(
                    ErrorCode.USAGE, "--model is \"" + name + "\".", "Name its provider, too: lab/qwen3-coder.");
        }
        var provider = KnownProviders.get(bench.settings(), name.substring(0, slash));
        var id = name.substring(slash + 1);
        var model = bench.catalog()
                .find(provider.id(), id)
                .orElseThrow(() -> new CommandException(
                        ErrorCode.MODEL_NOT_FOUND,
                        "Nobody knows a model \"" + id + "\" of " + provider.id() + ".",
                        Text.of("See ")
                                .command("antigravity list models --provider " + provider.id())
                                .and(".")));
        return new Patient(provider, model);
    }

    private Optional<Patient> typical(ProviderSettings provider) {
        if (!isReady(provider)) {
            return Optional.empty();
        }
        return bench.catalog().models(provider.id()).stream()
                .filter(Patients::chats)
                .min(Comparator.comparing(Patients::price))
                .map(model -> new Patient(provider, model));
    }

    private boolean isReady(ProviderSettings provider) {
        return provider.isUsable()
                && !bench.usableAccounts().usable(provider.id()).isEmpty();
    }

    private static boolean chats(Model model) {
        return model.capabilities()
                .map(Fact::value)
                .filter(all -> !all.contains(Capability.CHAT) || all.contains(Capability.IMAGE_GENERATION))
                .isEmpty();
    }

    private static BigDecimal price(Model model) {
        return model.price().map(price -> price.value().standard().output()).orElse(UNPRICED);
    }
}
