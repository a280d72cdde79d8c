package dev.antigravity.upstream;

import dev.antigravity.account.Account;
import dev.antigravity.account.Credential;
import dev.antigravity.chat.Protocol;
import dev.antigravity.net.WayOut;
import dev.antigravity.secret.Secret;
import dev.antigravity.settings.BaseUrl;
import dev.antigravity.settings.ProviderSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Whose models are asked for, and as whom.
///
/// @param headers  the provider's own, sent with every call
/// @param project  of a Cloud Code account
/// @param patience how long the provider may be silent
public record ListingRequest(
        Protocol protocol,
        BaseUrl service,
        Credential credential,
        Map<String, Secret> headers,
        Optional<String> project,
        Duration patience,
        WayOut way) {

    /// Empty if the provider has no address.
    public static Optional<ListingRequest> of(
            ProviderSettings provider, Account account, Credential credential, Duration patience) {
        return service(provider, account)
                .map(service -> new ListingRequest(
                        provider.protocol(),
                        service,
                        credential,
                        provider.headers(),
                        account.project(),
                        patience,
                        provider.wayFor(account)));
    }

    private static Optional<BaseUrl> service(ProviderSettings provider, Account account) {
        return account.baseUrl()
                .map(own -> BaseUrl.of(provider.protocol(), own))
                .or(provider::baseUrl);
    }
}
