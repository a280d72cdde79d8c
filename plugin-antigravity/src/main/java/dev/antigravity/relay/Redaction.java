package dev.antigravity.relay;

import dev.antigravity.route.Candidate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Takes addresses and keys of an upstream out of its messages before a client sees them (ERR-010).
final class Redaction implements UnaryOperator<String> {
    /// What looks like a key: some vendors repeat a part of it in their messages.
    private static final Pattern KEY = Pattern.compile("\\b(?:sk|pk|AIza|ya29)[-_.A-Za-z0-9*]{8,}");

    private final Pattern address;

    private Redaction(Pattern address) {
        this.address = address;
    }

    static Redaction of(Candidate candidate) {
        var host = Pattern.quote(candidate.baseUrl().stated().getHost());
        return new Redaction(Pattern.compile("(?:https?://)?" + host + "(?::\\d+)?[^\\s\"'<>)]*"));
    }

    @Override
    public String apply(String message) {
        return KEY.matcher(address.matcher(message).replaceAll("***")).replaceAll("***");
    }
}
