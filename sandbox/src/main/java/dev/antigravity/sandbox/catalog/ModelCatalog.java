package dev.antigravity.sandbox.catalog;

import static dev.antigravity.sandbox.catalog.Trait.ADAPTIVE_THINKING;
import static dev.antigravity.sandbox.catalog.Trait.BUDGET_THINKING;
import static dev.antigravity.sandbox.catalog.Trait.CALL_IDS;
import static dev.antigravity.sandbox.catalog.Trait.COMPATIBLE;
import static dev.antigravity.sandbox.catalog.Trait.DRAWS;
import static dev.antigravity.sandbox.catalog.Trait.LEVEL_THINKING;
import static dev.antigravity.sandbox.catalog.Trait.MID_SYSTEM;
import static dev.antigravity.sandbox.catalog.Trait.NEEDS_SIGNATURES;
import static dev.antigravity.sandbox.catalog.Trait.PREFILL;
import static dev.antigravity.sandbox.catalog.Trait.REASONING;
import static dev.antigravity.sandbox.catalog.Trait.SAMPLING;
import static dev.antigravity.sandbox.catalog.Trait.VISION;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The models on offer.
///
/// @param models     the first of each family is its best
/// @param takesEvery whether an unknown id is served by the first model of its family, where a real provider refuses it
public record ModelCatalog(List<SandboxModel> models, boolean takesEvery) {
    /// Each family has a rich model, a plain one, and one with a window small enough to fill.
    public static final ModelCatalog DEFAULT = new ModelCatalog(
            List.of(
                    SandboxModel.of(
                            Family.ANTHROPIC,
                            "sandbox-claude-opus",
                            "Claude Opus",
                            1_000_000,
                            128_000,
                            VISION,
                            ADAPTIVE_THINKING,
                            MID_SYSTEM),
                    SandboxModel.of(
                            Family.ANTHROPIC,
                            "sandbox-claude-sonnet",
                            "Claude Sonnet",
                            200_000,
                            64_000,
                            VISION,
                            BUDGET_THINKING,
                            ADAPTIVE_THINKING,
                            SAMPLING,
                            PREFILL,
                            MID_SYSTEM),
                    SandboxModel.of(
                            Family.ANTHROPIC,
                            "sandbox-claude-haiku",
                            "Claude Haiku",
                            200_000,
                            64_000,
                            VISION,
                            BUDGET_THINKING,
                            SAMPLING,
                            PREFILL),
                    SandboxModel.of(
                            Family.ANTHROPIC,
                            "sandbox-claude-tiny",
                            "Claude Tiny",
                            8_000,
                            2_000,
                            BUDGET_THINKING,
                            SAMPLING,
                            PREFILL),
                    SandboxModel.of(Family.OPENAI, "sandbox-gpt", "GPT", 400_000, 128_000, VISION, REASONING),
                    SandboxModel.of(
                            Family.OPENAI, "sandbox-gpt-plain", "GPT Plain", 256_000, 128_000, VISION, SAMPLING),
                    SandboxModel.of(
                            Family.OPENAI,
                            "sandbox-compatible",
                            "Compatible",
                            256_000,
                            128_000,
                            VISION,
                            SAMPLING,
                            COMPATIBLE),
                    SandboxModel.of(Family.OPENAI, "sandbox-gpt-tiny", "GPT Tiny", 8_000, 2_000, SAMPLING),
                    SandboxModel.of(Family.OPENAI, "sandbox-image", "Image", 32_000, 16_000, VISION, DRAWS),
                    SandboxModel.of(
                            Family.GEMINI,
                            "sandbox-gemini-pro",
                            "Gemini Pro",
                            1_000_000,
                            65_000,
                            VISION,
                            LEVEL_THINKING,
                            SAMPLING,
                            NEEDS_SIGNATURES,
                            CALL_IDS),
                    SandboxModel.of(
                            Family.GEMINI,
                            "sandbox-gemini-flash",
                            "Gemini Flash",
                            1_000_000,
                            65_000,
                            VISION,
                            BUDGET_THINKING,
                            SAMPLING),
                    SandboxModel.of(Family.GEMINI, "sandbox-gemini-tiny", "Gemini Tiny", 8_000, 2_000, SAMPLING),
                    SandboxModel.of(
                            Family.GEMINI,
                            "sandbox-gemini-image",
                            "Gemini Image",
                            32_000,
                            32_000,
                            VISION,
                            DRAWS,
                            SAMPLING),
                    SandboxModel.of(
                            Family.CLOUD_CODE,
                            "sandbox-gemini-pro",
                            "Gemini Pro (Cloud Code)",
                            1_000_000,
                            65_000,
                            VISION,
                            LEVEL_THINKING,
                            SAMPLING,
                            NEEDS_SIGNATURES,
                            CALL_IDS),
                    SandboxModel.of(
                            Family.CLOUD_CODE,
                            "sandbox-gemini-flash",
                            "Gemini Flash (Cloud Code)",
                            1_000_000,
                            65_000,
                            VISION,
                            BUDGET_THINKING,
                            SAMPLING,
                            CALL_IDS),
                    SandboxModel.of(
                            Family.CLOUD_CODE,
                            "sandbox-claude-sonnet",
                            "Claude Sonnet (Cloud Code)",
                            200_000,
                            64_000,
                            VISION,
                            BUDGET_THINKING,
                            SAMPLING,
                            CALL_IDS)),
            false);

    public ModelCatalog {
        models = List.copyOf(models);
    }

    /// This catalog with one more model.
    public ModelCatalog with(SandboxModel model) {
        var more = new ArrayList<>(models);
        more.add(model);
        return new ModelCatalog(more, takesEvery);
    }

    /// This catalog, serving ids it does not list as well.
    public ModelCatalog takingEvery() {
        return new ModelCatalog(models, true);
    }

    public List<SandboxModel> of(Family family) {
        return models.stream().filter(model -> model.family() == family).toList();
    }

    public Optional<SandboxModel> find(Family family, String id) {
        var listed = of(family).stream().filter(model -> model.id().equals(id)).findFirst();
        return listed.isPresent() || !takesEvery
                ? listed
                : of(family).stream().findFirst().map(model -> model.named(id));
    }
}
