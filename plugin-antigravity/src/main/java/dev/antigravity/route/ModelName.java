package dev.antigravity.route;

import dev.antigravity.chat.Effort;
import dev.antigravity.chat.Given;
import dev.antigravity.chat.ThinkingRequest;
import dev.antigravity.json.JsonPath;
import java.util.Optional;
import java.util.regex.Pattern;

/// The model a client asks for, with the thinking it may ask for in the same breath: `name(high)`, `name(8192)`.
///
/// The last pair of brackets is split off; a word that means nothing there is ignored.
///
/// @param name     without the suffix
/// @param thinking what the suffix asks for; it wins over the body
public record ModelName(String name, Optional<ThinkingRequest> thinking) {
    private static final Pattern SUFFIXED = Pattern.compile("(.+)\\(([^()]*)\\)");
    private static final String LARGE = "[1m]";
    private static final JsonPath PATH = JsonPath.of("model");

    public static ModelName parse(String asked) {
        var match = SUFFIXED.matcher(asked);
        return match.matches()
                ? new ModelName(match.group(1), thinking(match.group(2)))
                : new ModelName(asked, Optional.empty());
    }

    /// Whether it ends in `[1m]`, as hosts write that they count on a context of a million tokens.
    boolean isLarge() {
        return name.endsWith(LARGE);
    }

    /// The same without `[1m]`.
    ModelName usual() {
        return isLarge() ? new ModelName(name.substring(0, name.length() - LARGE.length()), thinking) : this;
    }

    private static Optional<ThinkingRequest> thinking(String suffix) {
        if (suffix.equals("auto")) {
            return Optional.of(on(Optional.of(-1L), Optional.empty()));
        }
        var effort = Effort.byWord(suffix);
        if (effort.isPresent()) {
            return Optional.of(effort.get() == Effort.NONE ? ThinkingRequest.off(PATH) : on(Optional.empty(), effort));
        }
        return budget(suffix)
                .map(tokens -> tokens == 0 ? ThinkingRequest.off(PATH) : on(Optional.of(tokens), Optional.empty()));
    }

    private static Optional<Long> budget(String suffix) {
        try {
            return Optional.of(Long.parseLong(suffix)).filter(tokens -> tokens >= -1);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static ThinkingRequest on(Optional<Long> budget, Optional<Effort> effort) {
        return new ThinkingRequest(
                ThinkingRequest.State.ON,
                budget.map(tokens -> Given.of(tokens, PATH)),
                effort.map(word -> Given.of(word, PATH)),
                PATH);
    }
}
