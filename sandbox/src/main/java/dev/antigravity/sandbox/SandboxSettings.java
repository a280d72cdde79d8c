package dev.antigravity.sandbox;

import dev.antigravity.sandbox.catalog.ModelCatalog;
import dev.antigravity.sandbox.oauth.Consent;
import dev.antigravity.sandbox.oauth.OAuthSettings;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;

/// How a sandbox is set up.
///
/// @param port        0 for any free one
/// @param clock       decides when tokens, codes, caches, throttles and quotas run out; delays pass in real time
/// @param random      for tokens and keys
/// @param keyPrefixes an API key is one of these and then the name of its account
public record SandboxSettings(
        int port,
        Clock clock,
        RandomGenerator random,
        OAuthSettings oauth,
        ModelCatalog catalog,
        List<String> keyPrefixes) {
    /// A free port, the system's clock, a person to consent, and keys such as `sandbox-key-work`.
    public static SandboxSettings defaults() {
        return new SandboxSettings(
                0,
                Clock.systemUTC(),
                new SecureRandom(),
                OAuthSettings.DEFAULT,
                ModelCatalog.DEFAULT,
                List.of("sandbox-key-"));
    }

    public SandboxSettings {
        keyPrefixes = List.copyOf(keyPrefixes);
    }

    public SandboxSettings withPort(int number) {
        return new SandboxSettings(number, clock, random, oauth, catalog, keyPrefixes);
    }

    public SandboxSettings withClock(Clock other) {
        return new SandboxSettings(port, other, random, oauth, catalog, keyPrefixes);
    }

    public SandboxSettings withOAuth(OAuthSettings other) {
        return new SandboxSettings(port, clock, random, other, catalog, keyPrefixes);
    }

    public SandboxSettings withConsent(Consent consent) {
        return withOAuth(oauth.with(consent));
    }

    public SandboxSettings withCatalog(ModelCatalog other) {
        return new SandboxSettings(port, clock, random, oauth, other, keyPrefixes);
    }
}
