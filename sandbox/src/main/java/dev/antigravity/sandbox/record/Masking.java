package dev.antigravity.sandbox.record;

import dev.antigravity.sandbox.http.Call;
import dev.antigravity.sandbox.http.Header;
import dev.antigravity.sandbox.http.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Replaces credentials with `***`.
final class Masking {
    private static final Set<String> SECRET_HEADERS =
            Set.of("authorization", "proxy-authorization", "x-api-key", "x-goog-api-key", "cookie");
    private static final Pattern SECRET_FIELD = Pattern.compile(
            "(?<=^|&)(key|client_secret|code|code_verifier|refresh_token|access_token|token|device_code|ticket)=[^&]*");

    private Masking() {}

    static Headers headers(Headers headers) {
        return new Headers(headers.all().stream()
                .map(header -> SECRET_HEADERS.contains(header.name().toLowerCase(Locale.ROOT))
                        ? new Header(header.name(), "***")
                        : header)
                .toList());
    }

    static String form(String fields) {
        return SECRET_FIELD.matcher(fields).replaceAll("$1=***");
    }

    static byte[] body(Call call) {
        var isForm = call.headers().first("content-type").orElse("").startsWith("application/x-www-form-urlencoded");
        return isForm ? form(call.text()).getBytes(StandardCharsets.UTF_8) : call.body();
    }
}
