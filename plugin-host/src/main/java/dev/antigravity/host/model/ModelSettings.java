package dev.antigravity.host.model;

import dev.antigravity.api.HostEnvironment;
import dev.antigravity.api.HostEnvironment.EnvValue;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which model to talk to, and how, as the environment says. Prints without its credentials.
public record ModelSettings(URI endpoint, String model, Map<String, String> credentials, Duration timeout) {
    private static final String VENDOR = "https://api.anthropic.com";
    private static final Duration USUAL_TIMEOUT = Duration.ofMinutes(10);

    public ModelSettings {
        credentials = Map.copyOf(credentials);
    }

    /// @throws ModelException with code {@link ModelException.Kind#NOT_CONFIGURED} if something is missing or makes
    ///                     no sense
    public static ModelSettings of(HostEnvironment environment) {
        var credentials = new LinkedHashMap<String, String>();
        value(environment, "ANTHROPIC_AUTH_TOKEN")
                .ifPresent(token -> credentials.put("Authorization", "Bearer " + token));
        value(environment, "ANTHROPIC_API_KEY").ifPresent(key -> credentials.put("x-api-key", key));
        if (credentials.isEmpty()) {
            throw ModelException.notConfigured("No model is configured: neither " + environment.envFile()
                    + " nor the environment has ANTHROPIC_AUTH_TOKEN or ANTHROPIC_API_KEY.");
        }
        var model = value(environment, "ANTHROPIC_MODEL")
                .orElseThrow(() -> ModelException.notConfigured(
                        "No model is configured: " + environment.envFile() + " has no ANTHROPIC_MODEL."));
        return new ModelSettings(endpoint(environment), model, credentials, timeout(environment));
    }

    public ModelSettings withModel(String other) {
        return new ModelSettings(endpoint, other, credentials, timeout);
    }

    /// The models the environment names, the current one first.
    public static List<String> named(HostEnvironment environment) {
        return List.of(
                        "ANTHROPIC_MODEL",
                        "ANTHROPIC_DEFAULT_OPUS_MODEL",
                        "ANTHROPIC_DEFAULT_SONNET_MODEL",
                        "ANTHROPIC_DEFAULT_HAIKU_MODEL")
                .stream()
                .flatMap(key -> value(environment, key).stream())
                .distinct()
                .toList();
    }

    private static URI endpoint(HostEnvironment environment) {
        var base = value(environment, "ANTHROPIC_BASE_URL").orElse(VENDOR).replaceAll("/+$", "");
        try {
            var endpoint = URI.create(base + "/v1/messages");
            if (endpoint.getHost() != null && List.of("http", "https").contains(endpoint.getScheme())) {
                return endpoint;
            }
        } catch (IllegalArgumentException _) {
            // the same complaint
        }
        throw ModelException.notConfigured("ANTHROPIC_BASE_URL is not a web address: " + base);
    }

    private static Duration timeout(HostEnvironment environment) {
        return value(environment, "API_TIMEOUT_MS")
                .filter(text -> text.matches("[1-9]\\d{0,9}"))
                .map(text -> Duration.ofMillis(Long.parseLong(text)))
                .orElse(USUAL_TIMEOUT);
    }

    private static Optional<String> value(HostEnvironment environment, String key) {
        return environment.effective(key).map(EnvValue::value).filter(value -> !value.isBlank());
    }

    @Override
    public String toString() {
        return model + " at " + endpoint.getAuthority();
    }
}
