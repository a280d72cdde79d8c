package dev.antigravity.sandbox;

import dev.antigravity.sandbox.json.Json;
import java.net.URI;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What somebody needs to know to use a running sandbox. Nothing in it is secret.
///
/// @param uri           where it listens
/// @param endpoints     one for each protocol
/// @param oauthClientId of a public client that may use any loopback port
/// @param sampleKeys    API keys of two accounts; any name may take the place of the last word
public record SandboxDescription(URI uri, List<Endpoint> endpoints, String oauthClientId, List<String> sampleKeys) {
    public SandboxDescription {
        endpoints = List.copyOf(endpoints);
        sampleKeys = List.copyOf(sampleKeys);
    }

    /// One simulated API.
    ///
    /// @param protocol `anthropic-messages`, `openai-chat`, `openai-responses`, `gemini` or `cloud-code`
    /// @param baseUrl  as the vendor's own SDK takes it
    /// @param models   the ids on offer, the best first
    public record Endpoint(String protocol, String baseUrl, List<String> models) {
        public Endpoint {
            models = List.copyOf(models);
        }
    }

    /// @throws IllegalArgumentException if there is no such protocol
    public Endpoint endpoint(String protocol) {
        return endpoints.stream()
                .filter(endpoint -> endpoint.protocol().equals(protocol))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The sandbox plays no protocol \"" + protocol + "\"."));
    }

    JsonNode asJson() {
        var view = Json.object().put("sandbox", true).put("uri", uri.toString()).put("oauth_client_id", oauthClientId);
        view.set("sample_keys", Json.strings(sampleKeys));
        var all = view.putArray("endpoints");
        for (var endpoint : endpoints) {
            all.addObject()
                    .put("protocol", endpoint.protocol())
                    .put("base_url", endpoint.baseUrl())
                    .set("models", Json.strings(endpoint.models()));
        }
        return view;
    }
}
