package dev.antigravity.command;

import dev.antigravity.account.Account;
import dev.antigravity.account.Tier;
import dev.antigravity.upstream.AccountStanding;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// An account as lists show it, wherever it is kept.
///
/// @param kind        how it proves itself: `API key`, `OAuth`, `no credential`
/// @param where       the vault, or file and line
/// @param isStated    the configuration states it, so that only an editor can change it
/// @param loginReason why its user must sign in again; empty if they need not
/// @param expires     when its access token ends
record KnownAccount(
        Account account,
        String kind,
        String where,
        boolean isStated,
        Optional<String> loginReason,
        Optional<Instant> expires) {
    static final String API_KEY = "API key";
    static final String OAUTH = "OAuth";
    static final String NO_CREDENTIAL = "no credential";

    String id() {
        return account.id();
    }

    boolean isUsable() {
        return account.enabled() && loginReason.isEmpty();
    }

    /// In words.
    String state() {
        if (!account.enabled()) {
            return "disabled";
        }
        if (loginReason.isPresent()) {
            return "sign in again: " + loginReason.get();
        }
        return label(AccountStanding.PROBLEM)
                .map(reason -> "not set up: " + reason)
                .orElseGet(() ->
                        "ready" + label(Tier.LABEL).map(tier -> ", " + tier).orElse(""));
    }

    /// What is unusual about its use; empty if nothing is.
    String usedAs() {
        return UseWording.of(account.use());
    }

    private Optional<String> label(String name) {
        return Optional.ofNullable(account.labels().get(name));
    }

    Map<String, Object> data() {
        var data = new LinkedHashMap<String, Object>();
        data.put("id", id());
        data.put("provider", account.provider());
        data.put("name", account.name());
        data.put("kind", kind);
        data.put("terms", account.terms().word());
        data.put("enabled", account.enabled());
        data.put("usable", isUsable());
        data.put("use", UseWording.data(account.use()));
        data.put("state", state());
        data.put("where", where);
        data.put("tier", label(Tier.LABEL));
        data.put("project", account.project());
        data.put("expires", expires.map(Instant::toString));
        return data;
    }
}
