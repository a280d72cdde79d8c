package dev.antigravity.settings;

import dev.antigravity.chat.Capability;
import dev.antigravity.chat.Protocol;
import dev.antigravity.json.JsonObject;
import java.util.Optional;
import java.util.Set;

/// A model a provider has, and what the user knows of it. What is not stated is unknown here; the catalogue may know
/// it.
///
/// @param name         what clients call it, the upstream name unless stated
/// @param id           what the provider calls it
/// @param context      tokens of prompt and answer together
/// @param maxOutput    tokens of an answer
/// @param capabilities empty if not stated; an empty set if stated to have none
/// @param profile      what differs from the provider's profile
public record ModelSettings(
        String name,
        String id,
        Optional<Long> context,
        Optional<Long> maxOutput,
        Optional<ThinkingSettings> thinking,
        Optional<Set<Capability>> capabilities,
        Optional<PriceSettings> price,
        JsonObject profile) {

    public ModelSettings {
        capabilities = capabilities.map(Set::copyOf);
    }

    /// What is stated of the model's abilities, as a profile has it.
    JsonObject limits(Protocol protocol) {
        var limits = JsonObject.builder();
        maxOutput.ifPresent(tokens -> limits.put("max-output", tokens));
        thinking.ifPresent(stated -> stated.profile(protocol).forEach(limits::put));
        return limits.build();
    }

    /// Reads a model that is a bare name, or keys and values with at least an `id`.
    ///
    /// @return empty, and a problem, if it has no id
    static Optional<ModelSettings> read(Item item, ProfileReader profiles) {
        if (item.node() instanceof YamlNode.Scalar) {
            return item.as(Kind.TEXT).map(ModelSettings::named);
        }
        var section = item.section();
        var id = section.require("id", Kind.TEXT);
        var name = section.find("name", Kind.TEXT);
        var context = section.find("context", Kind.COUNT);
        var maxOutput = section.find("max-output", Kind.COUNT);
        var thinking = section.find("thinking").flatMap(stated -> ThinkingSettings.read(stated.section()));
        var capabilities = section.find("capabilities").map(list -> Set.copyOf(list.listOf(Kind.CAPABILITY)));
        var price = section.find("price").flatMap(stated -> PriceSettings.read(stated.section()));
        var profile = profiles.read(section.section("profile"));
        section.refuseUnknown();
        return id.map(upstream -> new ModelSettings(
                name.orElse(upstream), upstream, context, maxOutput, thinking, capabilities, price, profile));
    }

    private static ModelSettings named(String id) {
        return new ModelSettings(
                id,
                id,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                JsonObject.EMPTY);
    }
}
