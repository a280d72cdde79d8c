package dev.antigravity.settings;

import dev.antigravity.chat.Effort;
import dev.antigravity.chat.Protocol;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonObject;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// How much a model can be made to think.
public sealed interface ThinkingSettings {

    /// By word.
    record Levels(Set<Effort> levels) implements ThinkingSettings {
        public Levels {
            levels = Set.copyOf(levels);
        }
    }

    /// By budget, in tokens.
    record Budget(long min, long max) implements ThinkingSettings {}

    /// The same as a profile has it.
    default JsonObject profile(Protocol protocol) {
        var profile = JsonObject.builder();
        switch (this) {
            case Levels(var levels) -> {
                profile.put(
                        "efforts",
                        JsonArray.ofStrings(
                                levels.stream().sorted().map(Effort::word).toList()));
                profile.put("thinking", protocol == Protocol.ANTHROPIC_MESSAGES ? "adaptive" : "level");
            }
            case Budget(var min, var max) -> {
                profile.put("thinking", "budget");
                profile.put("min-thinking-budget", min);
                profile.put("max-thinking-budget", max);
            }
        }
        return profile.build();
    }

    /// @return empty, and a problem, if it is neither
    static Optional<ThinkingSettings> read(Section section) {
        var levels = section.find("levels");
        var min = section.find("min");
        var max = section.find("max");
        section.refuseUnknown();
        if (levels.isPresent() && min.isEmpty() && max.isEmpty()) {
            var efforts = EnumSet.noneOf(Effort.class);
            efforts.addAll(levels.get().listOf(Kind.EFFORT));
            return Optional.of(new Levels(efforts));
        }
        if (levels.isEmpty() && min.isPresent() && max.isPresent()) {
            var range = min.get()
                    .as(Kind.COUNT)
                    .flatMap(least -> max.get().as(Kind.COUNT).map(most -> new Budget(least, most)));
            if (range.isPresent() && range.get().min() > range.get().max()) {
                section.complain("min is above max");
            }
            return range.map(budget -> budget);
        }
        section.complain("takes either levels, such as { levels: [low, high] }, or both min and max in tokens");
        return Optional.empty();
    }
}
