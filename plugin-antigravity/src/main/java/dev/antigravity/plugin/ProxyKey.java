package dev.antigravity.plugin;

import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import dev.antigravity.secret.Secret;
import dev.antigravity.secret.Vault;
import dev.antigravity.secret.VaultRecord;
import dev.antigravity.secret.VersionConflictException;
import dev.antigravity.settings.Settings;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/// What clients prove themselves with where the configuration states no key: made once, kept in the vault.
final class ProxyKey {
    private static final String RECORD = "proxy-key";
    private static final String PREFIX = "ag-";
    private static final int BYTES = 24;

    private final Vault vault;
    private final SecureRandom random;

    ProxyKey(Vault vault, SecureRandom random) {
        this.vault = vault;
        this.random = random;
    }

    /// The keys in force: the configured ones, else the one of the vault.
    List<Secret> all(Settings settings) {
        var stated = settings.server().keys();
        return stated.isEmpty() ? List.of(get()) : stated;
    }

    private Secret get() {
        return vault.find(RECORD).map(ProxyKey::secret).orElseGet(this::make);
    }

    private Secret make() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var key = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        try {
            return secret(vault.create(RECORD, JsonObject.of("key", key)));
        } catch (VersionConflictException _) {
            // Another process was faster, and its key is as good.
            return secret(vault.find(RECORD).orElseThrow());
        }
    }

    private static Secret secret(VaultRecord record) {
        return Secret.of(JsonCursor.of(record.content()).get("key").asString());
    }
}
