package dev.antigravity.settings;

import dev.antigravity.account.AccountUse;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What may be said of the use of an account, in the words of the configuration. Of one in the vault a command says the
/// same in the same words.
public enum AccountKey {
    WEIGHT("weight", "N", "its share where requests are spread, 1 unless stated"),
    PRIORITY("priority", "N", "accounts of the highest are used first, 0 unless stated"),
    MAX_IN_FLIGHT("max-in-flight", "N", "requests it serves at the same time, or none for as many as there are"),
    EXCLUDED_MODELS("excluded-models", "A,B", "models it must not be asked for, or none"),
    PROXY("proxy", "URL", "the way out for this account alone, or none");

    private static final String NONE = "none";
    private static final String ENABLED = "enabled";
    private static final Kind<Integer> WEIGHTS = Kind.wholeNumber(1, 1_000);
    private static final Kind<Integer> PRIORITIES = Kind.wholeNumber(-1_000, 1_000);
    private static final Kind<Integer> MOST = Kind.wholeNumber(1, 100_000);

    private final String word;
    private final String label;
    private final String summary;

    AccountKey(String word, String label, String summary) {
        this.word = word;
        this.label = label;
        this.summary = summary;
    }

    /// As in the configuration: `max-in-flight`.
    public String word() {
        return word;
    }

    /// What stands for its value in a help.
    public String label() {
        return label;
    }

    public String summary() {
        return summary;
    }

    static AccountUse read(Section section) {
        return new AccountUse(
                section.read(ENABLED, Kind.FLAG, true),
                section.read(WEIGHT.word, WEIGHTS, AccountUse.USUAL.weight()),
                section.read(PRIORITY.word, PRIORITIES, AccountUse.USUAL.priority()),
                Set.copyOf(section.listOf(EXCLUDED_MODELS.word, Kind.TEXT)),
                section.find(PROXY.word, Address.PROXY),
                section.find(MAX_IN_FLIGHT.word, MOST));
    }

    /// The use with another value for this key.
    ///
    /// @throws IllegalArgumentException if the text is no such value; the message ends a sentence and says what is
    public AccountUse change(AccountUse use, String text) {
        return switch (this) {
            case WEIGHT -> use.withWeight(value(WEIGHTS, text));
            case PRIORITY -> use.withPriority(value(PRIORITIES, text));
            case MAX_IN_FLIGHT -> use.withMostInFlight(unlessNone(MOST, text));
            case EXCLUDED_MODELS ->
                use.withExcludedModels(
                        text.equals(NONE)
                                ? AccountUse.USUAL.excludedModels()
                                : Arrays.stream(text.split(",", -1))
                                        .map(model -> value(Kind.TEXT, model.strip()))
                                        .collect(Collectors.toSet()));
            case PROXY -> use.withProxy(unlessNone(Address.PROXY, text));
        };
    }

    /// What the use says of this key, in the words it is changed with; empty if it is as usual.
    public Optional<String> stated(AccountUse use) {
        return switch (this) {
            case WEIGHT -> unlessUsual(use.weight(), AccountUse.USUAL.weight());
            case PRIORITY -> unlessUsual(use.priority(), AccountUse.USUAL.priority());
            case MAX_IN_FLIGHT -> use.mostInFlight().map(String::valueOf);
            case EXCLUDED_MODELS ->
                use.excludedModels().isEmpty()
                        ? Optional.empty()
                        : Optional.of(use.excludedModels().stream().sorted().collect(Collectors.joining(",")));
            case PROXY -> use.proxy().map(URI::toString);
        };
    }

    private static Optional<String> unlessUsual(int value, int usual) {
        return value == usual ? Optional.empty() : Optional.of(Integer.toString(value));
    }

    private <T> Optional<T> unlessNone(Kind<T> kind, String text) {
        return text.equals(NONE) ? Optional.empty() : Optional.of(value(kind, text));
    }

    private <T> T value(Kind<T> kind, String text) {
        return kind.read()
                .apply(text)
                .orElseThrow(
                        () -> new IllegalArgumentException(word + " is " + kind.wanted() + ", not \"" + text + "\""));
    }
}
