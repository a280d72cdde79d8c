package dev.antigravity.command;

import dev.antigravity.api.Choice;
import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandException;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.api.Question;
import dev.antigravity.api.Text;
import dev.antigravity.catalog.Model;
import dev.antigravity.chat.Capability;
import dev.antigravity.settings.ProviderSettings;
import dev.antigravity.spelling.NearestName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Settles which models the host gets: by flag, by question, or by what it had before.
final class ModelPicker {
    private static final List<String> TIERS = List.of("opus", "sonnet", "haiku");
    private static final String NONE = "none";
    private static final Set<Capability> WORTH_KNOWING =
            EnumSet.of(Capability.VISION, Capability.FUNCTION_CALLING, Capability.THINKING);

    private final Workbench bench;
    private final CommandCall call;
    private final Conversation conversation;
    private final ModelNames names;

    ModelPicker(Workbench bench, CommandCall call, Conversation conversation) {
        this.bench = bench;
        this.call = call;
        this.conversation = conversation;
        this.names = new ModelNames(bench);
    }

    /// @param current what the host uses now
    HostKeys.Models models(ProviderSettings provider, Optional<String> current) throws InterruptedException {
        var listed = listed(provider);
        var chosen = chosen(provider, listed, current);
        return new HostKeys.Models(
                chosen,
                ofTier("opus", chosen, provider, listed),
                ofTier("sonnet", chosen, provider, listed),
                ofTier("haiku", chosen, provider, listed));
    }

    private List<Model> listed(ProviderSettings provider) throws InterruptedException {
        var listings = new ModelListings(bench);
        if (!listings.isDue(provider, false)) {
            return chatting(listings.known(provider));
        }
        try (var progress = conversation.progress("Asking " + provider.title() + " for its models")) {
            var known = listings.upToDate(List.of(provider), false).getFirst();
            known.problem()
                    .ifPresentOrElse(
                            progress::fail,
                            () -> progress.done(Wording.plural(known.models().size(), "model", "models") + " at "
                                    + provider.title()));
            return chatting(known);
        }
    }

    /// Leaves out those that are known not to chat, such as models for images alone.
    private static List<Model> chatting(ProviderModels known) {
        return known.models().stream()
                .filter(model -> model.capabilities()
                        .map(all -> all.value().isEmpty() || all.value().contains(Capability.CHAT))
                        .orElse(true))
                .toList();
    }

    private String chosen(ProviderSettings provider, List<Model> listed, Optional<String> current) {
        var flag = call.arguments().value("model");
        if (flag.isPresent()) {
            return checked(flag.get(), provider, listed);
        }
        if (call.arguments().has("switch-provider") && !listed.isEmpty()) {
            return names.of(provider, counterpart(current, listed));
        }
        if (listed.isEmpty()) {
            return names.of(
                    provider,
                    conversation
                            .ask(Question.of("model", "Model at " + provider.title()))
                            .orThrow());
        }
        return conversation.choose(question(provider, listed, current)).orThrow();
    }

    private Choice<String> question(ProviderSettings provider, List<Model> listed, Optional<String> current) {
        var items = new ArrayList<Choice.Item<String>>();
        for (var model : listed) {
            var item = Choice.Item.of(names.of(provider, model.id()), model.id(), model.shownTitle());
            var detail = detail(model);
            items.add(detail.isEmpty() ? item : item.withDetail(detail));
        }
        bench.settings()
                .models()
                .keySet()
                .forEach(alias -> items.add(Choice.Item.of(alias, alias, alias).withDetail("alias")));
        var suggestion = current.filter(
                        model -> items.stream().anyMatch(item -> item.name().equals(model)))
                .orElse(items.getFirst().name());
        return Choice.of("model", "Select model", items).suggesting(suggestion);
    }

    private static String detail(Model model) {
        var context = model.context().map(tokens -> Wording.tokens(tokens.value()) + " context").stream();
        var capabilities = model.capabilities().stream()
                .flatMap(all -> all.value().stream().sorted())
                .filter(WORTH_KNOWING::contains)
                .map(capability -> capability.word().replace('_', ' '));
        return Stream.concat(context, capabilities).collect(Collectors.joining(", "));
    }

    /// What a coding host would miss at that model, as far as anybody says what the model can do.
    List<String> shortcomings(ProviderSettings provider, String chosen) {
        var bare = ModelNames.bare(chosen).replaceFirst("^\\Q" + provider.id() + "/\\E", "");
        return bench.catalog()
                .find(provider.id(), bare)
                .flatMap(Model::capabilities)
                .filter(all -> !all.value().isEmpty() && !all.value().contains(Capability.FUNCTION_CALLING))
                .map(_ -> List.of(chosen + " is not known to call tools, without which a coding host does little."))
                .orElse(List.of());
    }

    /// @throws CommandException if the models are known and this is none of them
    private String checked(String wanted, ProviderSettings provider, List<Model> listed) {
        var bare = ModelNames.bare(wanted).replaceFirst("^\\Q" + provider.id() + "/\\E", "");
        if (names.isAlias(wanted)) {
            return wanted;
        }
        var known = listed.stream().map(Model::id).toList();
        if (known.isEmpty() || known.contains(bare)) {
            return names.of(provider, wanted);
        }
        throw notFound(wanted, provider.title() + " lists no model \"" + bare + "\".", candidates(known));
    }

    private List<String> candidates(Collection<String> known) {
        return Stream.concat(known.stream(), bench.settings().models().keySet().stream())
                .toList();
    }

    private static CommandException notFound(String wanted, String message, Collection<String> known) {
        var hint = NearestName.of(ModelNames.bare(wanted), known)
                .map(near -> Text.of("Did you mean " + near + "?"))
                .orElseGet(
                        () -> Text.of("See ").command("antigravity list models").and(" for what there is."));
        return new CommandException(ErrorCode.MODEL_NOT_FOUND, message, hint);
    }

    /// The model of the same tier as the one in use, else the provider's first.
    private static String counterpart(Optional<String> current, List<Model> listed) {
        var tier =
                TIERS.stream().filter(word -> current.orElse("").contains(word)).findFirst();
        return tier.flatMap(word -> ofTier(word, listed))
                .orElse(listed.getFirst().id());
    }

    private static Optional<String> ofTier(String tier, List<Model> listed) {
        return listed.stream().map(Model::id).filter(id -> id.contains(tier)).findFirst();
    }

    /// The chosen model wherever nothing bears the name of the tier.
    private String ofTier(String tier, String chosen, ProviderSettings provider, List<Model> listed) {
        if (chosen.contains(tier)) {
            return chosen;
        }
        var alias = bench.settings().models().keySet().stream()
                .filter(name -> names.isAlias(chosen) && name.contains(tier))
                .findFirst();
        return alias.or(() -> ofTier(tier, listed).map(model -> names.of(provider, model)))
                .orElse(chosen);
    }

    /// Asked for only where somebody is there and some model is known to draw.
    Optional<String> imageModel() {
        var flag = call.arguments().value("image-model");
        var provider = call.arguments().value("image-provider").map(id -> KnownProviders.get(bench.settings(), id));
        if (flag.isPresent()) {
            return flag.filter(model -> !model.equals(NONE))
                    .map(model -> provider.map(named -> names.of(named, model)).orElse(model))
                    .map(this::checkedImage);
        }
        var drawing = drawing(provider.map(ProviderSettings::id));
        if (provider.isPresent()) {
            return Optional.of(imageModelOf(provider.get(), drawing));
        }
        if (drawing.isEmpty()
                || !conversation.capabilities().interactive()
                || call.arguments().has("yes")) {
            return Optional.empty();
        }
        var items = new ArrayList<Choice.Item<String>>();
        items.add(Choice.Item.of(NONE, NONE, NONE));
        drawing.forEach(model -> items.add(Choice.Item.of(model, model, model)));
        return conversation
                .choose(Choice.of("image-model", "Select image model", items).suggesting(NONE))
                .map(model -> Optional.of(model).filter(name -> !name.equals(NONE)))
                .orThrow();
    }

    private String checkedImage(String wanted) {
        Set<String> known = names.all();
        if (known.isEmpty() || known.contains(ModelNames.bare(wanted))) {
            return wanted;
        }
        throw notFound(wanted, "No model \"" + wanted + "\" is known.", known);
    }

    /// The only model of that provider that draws, or the one the user names.
    private String imageModelOf(ProviderSettings provider, List<String> drawing) {
        if (drawing.isEmpty()) {
            throw new CommandException(
                    ErrorCode.MODEL_NOT_FOUND,
                    "No model of " + provider.title() + " is known to draw.",
                    Text.of("See ")
                            .command("antigravity list models --all --capability image_generation")
                            .and(", or name one with --image-model."));
        }
        if (drawing.size() == 1) {
            return drawing.getFirst();
        }
        var items = drawing.stream()
                .map(model -> Choice.Item.of(model, model, model))
                .toList();
        return conversation
                .choose(Choice.of("image-model", "Select image model", items))
                .orThrow();
    }

    private List<String> drawing(Optional<String> wanted) {
        return bench.settings().providers().values().stream()
                .filter(provider -> wanted.map(provider.id()::equals).orElse(true))
                .filter(provider ->
                        !bench.usableAccounts().usable(provider.id()).isEmpty())
                .flatMap(provider -> bench.catalog().models(provider.id()).stream()
                        .filter(model -> model.capabilities()
                                .filter(all -> all.value().contains(Capability.IMAGE_GENERATION))
                                .isPresent())
                        .map(model -> names.of(provider, model.id())))
                .toList();
    }
}
