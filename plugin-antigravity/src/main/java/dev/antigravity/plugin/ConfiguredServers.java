package dev.antigravity.plugin;

import dev.antigravity.net.AllowedHosts;
import dev.antigravity.oauth.AuthorizationServer;
import dev.antigravity.oauth.AuthorizationServer.Endpoints;
import dev.antigravity.oauth.AuthorizationServers;
import dev.antigravity.oauth.ServerDiscovery;
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
    private final ServerDiscovery discovery;
    private final AllowedHosts hosts;
    private final Map<URI, Endpoints> discovered = new ConcurrentHashMap<>();

    /// @param hosts where the endpoints are allowed
    ConfiguredServers(Supplier<Settings> settings, ServerDiscovery discovery, AllowedHosts hosts) {
        this.settings = settings;
        this.discovery = discovery;
        this.hosts = hosts;
    }

    @Override
    public Optional<AuthorizationServer> find(String provider) {
        return settings.get()
                .provider(provider)
                .map(ProviderSettings::oauth)
                .filter(oauth -> oauth.missing().isEmpty())
                .flatMap(oauth -> endpoints(provider, oauth).map(endpoints -> server(oauth, endpoints)));
    }

    @Override
    public Duration refreshAhead(String provider) {
        return settings.get()
                .provider(provider)
                .map(known -> known.oauth().refreshAhead())
                .orElseGet(() -> AuthorizationServers.super.refreshAhead(provider));
    }

    /// What is stated wins over what the issuer says.
    private Optional<Endpoints> endpoints(String provider, OAuthSettings oauth) {
        var found = oauth.issuer().flatMap(issuer -> discover(provider, issuer));
        var token = oauth.tokenEndpoint().or(() -> found.map(Endpoints::token));
        var endpoints = token.map(uri -> new Endpoints(
                oauth.authorizationEndpoint().or(() -> found.flatMap(Endpoints::authorization)),
                uri,
                oauth.deviceEndpoint().or(() -> found.flatMap(Endpoints::device)),
                oauth.revocationEndpoint().or(() -> found.flatMap(Endpoints::revocation))));
        endpoints.ifPresent(this::allow);
        return endpoints;
    }

    private Optional<Endpoints> discover(String provider, URI issuer) {
        var known = discovered.get(issuer);
        if (known != null) {
            return Optional.of(known);
        }
        hosts.allow(issuer);
        return switch (discovery.discover(issuer)) {
            case ServerDiscovery.Result.Found(var endpoints) -> {
                discovered.put(issuer, endpoints);
                yield Optional.of(endpoints);
            }
            case ServerDiscovery.Result.NotFound(var reason) -> {
                LOG.warn("{}: {}", provider, reason);
                yield Optional.empty();
            }
        };
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
