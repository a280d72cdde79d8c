package dev.antigravity.command;

import dev.antigravity.catalog.Model;
import dev.antigravity.settings.BaseUrl;
import dev.antigravity.settings.ProviderSettings;
import java.net.URI;

/// An upstream that is examined, with the model it is examined by.
record Patient(ProviderSettings provider, Model model) {
    /// What the proxy calls the model: `lab/qwen3-coder`.
    String name() {
        return provider.id() + "/" + model.id();
    }

    URI address() {
        return provider.baseUrl().map(BaseUrl::stated).orElseThrow();
    }
}
