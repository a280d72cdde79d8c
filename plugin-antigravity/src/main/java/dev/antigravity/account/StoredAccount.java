package dev.antigravity.account;

import dev.antigravity.json.JsonObject;
import dev.antigravity.secret.VaultRecord;

/// An account of the vault with its credential, as it was read.
public final class StoredAccount {
    private final VaultRecord record;
    private final Account account;
    private final Credential credential;
    private final long credentialRevision;

    StoredAccount(VaultRecord record, Account account, Credential credential, long credentialRevision) {
        this.record = record;
        this.account = account;
        this.credential = credential;
        this.credentialRevision = credentialRevision;
    }

    /// `claude/work`; changes when the account is renamed.
    public String id() {
        return account.id();
    }

    public Account account() {
        return account;
    }

    public Credential credential() {
        return credential;
    }

    /// Counts how often the credential was replaced.
    public long credentialRevision() {
        return credentialRevision;
    }

    /// What the vault calls it; never changes.
    String key() {
        return record.id();
    }

    long version() {
        return record.version();
    }

    /// As it is stored, with whatever a newer version has put there.
    JsonObject content() {
        return record.content();
    }

    @Override
    public String toString() {
        return id();
    }
}
