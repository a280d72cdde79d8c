package dev.antigravity.plugin;

import dev.antigravity.account.Account;
import dev.antigravity.net.AllowedHosts;
import dev.antigravity.oauth.AuthorizationServer;
import dev.antigravity.oauth.AuthorizationServer.Endpoints;
import dev.antigravity.oauth.AuthorizationServers;
import dev.antigravity.oauth.FormPoster;
import dev.antigravity.oauth.ServerDiscovery;
import dev.antigravity.oauth.ServerDiscovery.Result;
import dev.antigravity.settings.OAuthSettings;
import dev.antigravity.settings.ProviderSettings;
import dev.antigravity.settings.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The authorization servers the configuration names. What an issuer says about itself is asked once. Thread-safe.
final class ConfiguredServers implements AuthorizationServers {
    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredServers.class);

    private final Supplier<Settings> settings;
    private final FormPoster http;
    private final AllowedHosts hosts;
    private final Map<URI, Result> found = new ConcurrentHashMap<>();

    /// @param hosts where the endpoints are allowed
    ConfiguredServers(Supplier<Settings> settings, FormPoster http, AllowedHosts hosts) {
        this.settings = settings;
        this.http = http;
        this.hosts = hosts;
    }

    @Override
    public Optional<AuthorizationServer> find(String provider) {
        return settings.get()
                .provider(provider)
                .map(ProviderSettings::oauth)
                .filter(oauth -> oauth.missing().isEmpty() && oauth.clientId().isPresent())
                .flatMap(oauth -> endpoints(provider, oauth).map(endpoints -> server(oauth, endpoints)));
    }

    @Override
    public Optional<URI> sessions(String provider) {
        var address =
                settings.get().provider(provider).map(ProviderSettings::oauth).flatMap(OAuthSettings::sessionEndpoint);
        address.ifPresent(hosts::allow);
        return address;
    }

    @Override
    public Duration refreshAhead(String provider) {
        return settings.get()
                .provider(provider)
                .map(known -> known.oauth().refreshAhead())
                .orElseGet(() -> AuthorizationServers.super.refreshAhead(provider));
    }

    @Override
    public Optional<URI> proxy(String provider) {
        return settings.get().provider(provider).flatMap(ProviderSettings::proxy);
    }

    /// An account of the file that borrows the login takes it along on its own way.
    @Override
    public Optional<URI> proxy(Account kept) {
        return settings.get().provider(kept.provider()).stream()
                .flatMap(provider -> provider.accounts().stream())
                .filter(stated -> stated.borrows(kept.name()))
                .flatMap(stated -> stated.use().proxy().stream())
                .findFirst()
                .or(() -> AuthorizationServers.super.proxy(kept));
    }

    /// Why there is no server though a client is configured, ending a sentence; empty if there is one.
    Optional<String> obstacle(String provider) {
        return settings.get()
                .provider(provider)
                .map(ProviderSettings::oauth)
                .filter(oauth -> oauth.tokenEndpoint().isEmpty())
                .flatMap(OAuthSettings::issuer)
                .flatMap(issuer -> switch (discover(provider, issuer)) {
                    case Result.Found _ -> Optional.empty();
                    case Result.NotFound(var reason) -> Optional.of(reason);
                });
    }

    /// What is stated wins over what the issuer says.
    private Optional<Endpoints> endpoints(String provider, OAuthSettings oauth) {
        var found = oauth.issuer().flatMap(issuer -> discovered(provider, issuer));
        var token = oauth.tokenEndpoint().or(() -> found.map(Endpoints::token));
        var endpoints = token.map(uri -> new Endpoints(
                oauth.authorizationEndpoint().or(() -> found.flatMap(Endpoints::authorization)),
                uri,
                oauth.deviceEndpoint().or(() -> found.flatMap(Endpoints::device)),
                oauth.revocationEndpoint().or(() -> found.flatMap(Endpoints::revocation))));
        endpoints.ifPresent(this::allow);
        return endpoints;
    }

    private Optional<Endpoints> discovered(String provider, URI issuer) {
        return switch (discover(provider, issuer)) {
            case Result.Found(var endpoints) -> Optional.of(endpoints);
            case Result.NotFound(var reason) -> {
                LOG.warn("{}: {}", provider, reason);
                yield Optional.empty();
            }
        };
    }

    /// Asks once; a failure may pass, so that it is not kept.
    private Result discover(String provider, URI issuer) {
        var known = found.get(issuer);
        if (known != null) {
            return known;
        }
        hosts.allow(issuer);
        var result = new ServerDiscovery(http.through(proxy(provider))).discover(issuer);
        if (result instanceof Result.Found) {
            found.put(issuer, result);
        }
        return result;
    }

    private void allow(Endpoints endpoints) {
        Stream.concat(
                        Stream.of(endpoints.token()),
                        Stream.of(endpoints.device(), endpoints.revocation()).flatMap(Optional::stream))
                .forEach(hosts::allow);
    }

    private static AuthorizationServer server(OAuthSettings oauth, Endpoints endpoints) {
        var proof = switch (oauth.clientAuthentication()) {
            case NONE -> AuthorizationServer.Proof.NONE;
            case BASIC -> AuthorizationServer.Proof.BASIC;
            case POST -> AuthorizationServer.Proof.POST;
        };
        var client = new AuthorizationServer.Client(oauth.clientId().orElseThrow(), oauth.clientSecret(), proof);
        return new AuthorizationServer(client, endpoints, oauth.scopes(), oauth.parameters());
    }
}
