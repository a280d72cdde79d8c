package dev.antigravity.route;

import dev.antigravity.account.Account;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.ThinkingRequest;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.settings.BaseUrl;
import dev.antigravity.settings.ProviderSettings;
import java.util.Optional;

/// A way to serve a request: this account, this model.
///
/// @param model    as the upstream names it
/// @param profile  what the upstream can take of a request for that model
/// @param thinking what the client's model name or the alias asks for; it wins over the body
public record Candidate(
        ProviderSettings provider,
        Account account,
        BaseUrl baseUrl,
        String model,
        UpstreamProfile profile,
        Optional<ThinkingRequest> thinking) {
    public Protocol protocol() {
        return provider.protocol();
    }

    /// For logs and explanations: `claude/work claude-opus-4-6`.
    @Override
    public String toString() {
        return account.id() + " " + model;
    }
}
