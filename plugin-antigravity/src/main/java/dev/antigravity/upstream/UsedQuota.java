package dev.antigravity.upstream;

import dev.antigravity.net.Headers;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How much of a quota is used, as the headers of an answer say it.
///
/// @param wholeAccount whether it is the quota of all models
/// @param share        0 for nothing, 1 for all; of several the one that is used most
public record UsedQuota(boolean wholeAccount, double share) {
    private static final String UNIFIED = "anthropic-ratelimit-unified-";
    private static final String ANTHROPIC = "anthropic-ratelimit-";
    private static final String OTHERS = "x-ratelimit-";

    public static Optional<UsedQuota> of(Headers headers) {
        var unified = new double[] {-1};
        var limits = new HashMap<String, Double>();
        var remaining = new HashMap<String, Double>();
        headers.forEach((name, value) -> {
            if (isOne(name)) {
                read(name.toLowerCase(Locale.ROOT), value, unified, limits, remaining);
            }
        });
        if (unified[0] >= 0) {
            return Optional.of(new UsedQuota(true, Math.min(1, unified[0])));
        }
        return remaining.entrySet().stream()
                .filter(left -> limits.getOrDefault(left.getKey(), 0.0) > 0)
                .map(left -> 1 - left.getValue() / limits.getOrDefault(left.getKey(), 1.0))
                .max(Double::compare)
                .map(share -> new UsedQuota(false, Math.clamp(share, 0, 1)));
    }

    private static boolean isOne(String name) {
        return name.regionMatches(true, 0, ANTHROPIC, 0, ANTHROPIC.length())
                || name.regionMatches(true, 0, OTHERS, 0, OTHERS.length());
    }

    private static void read(
            String name, String value, double[] unified, Map<String, Double> limits, Map<String, Double> remaining) {
        var number = number(value);
        if (number.isEmpty()) {
            return;
        }
        if (name.startsWith(UNIFIED)) {
            unified[0] = name.endsWith("-utilization") ? Math.max(unified[0], number.get()) : unified[0];
        } else if (name.startsWith(ANTHROPIC)) {
            bucket(name.substring(ANTHROPIC.length()), "-limit").ifPresent(of -> limits.put(of, number.get()));
            bucket(name.substring(ANTHROPIC.length()), "-remaining").ifPresent(of -> remaining.put(of, number.get()));
        } else if (name.startsWith(OTHERS + "limit-")) {
            limits.put(name.substring(OTHERS.length() + "limit-".length()), number.get());
        } else if (name.startsWith(OTHERS + "remaining-")) {
            remaining.put(name.substring(OTHERS.length() + "remaining-".length()), number.get());
        }
    }

    private static Optional<String> bucket(String name, String end) {
        return name.endsWith(end) ? Optional.of(name.substring(0, name.length() - end.length())) : Optional.empty();
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.valueOf(text.strip())).filter(Double::isFinite);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
