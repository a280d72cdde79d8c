package dev.antigravity.endpoint;

import java.util.Arrays;
import java.util.stream.Collectors;

/// Queries as they travel on.
final class QueryStrings {
    private QueryStrings() {}

    /// A query without the key some clients put there.
    static String withoutKey(String rawQuery) {
        return rawQuery.isEmpty()
                ? rawQuery
                : Arrays.stream(rawQuery.split("&"))
                        .filter(pair -> !pair.startsWith("key="))
                        .collect(Collectors.joining("&"));
    }
}
