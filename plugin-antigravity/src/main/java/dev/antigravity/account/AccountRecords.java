package dev.antigravity.account;

import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import dev.antigravity.secret.VaultRecord;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;
import java.util.stream.Collectors;

/// Accounts as records of the vault. Only members whose meaning has changed are written anew, so that whatever a newer
/// version has put there stays.
final class AccountRecords {
    private static final int FORMAT = 1;

    private AccountRecords() {}

    static JsonObject encode(Account account, Credential credential) {
        return members(account, 1).with("credential", CredentialRecords.encode(credential));
    }

    /// The stored record with another account in it.
    static JsonObject withAccount(StoredAccount stored, Account account) {
        var revision = stored.credentialRevision();
        return changed(stored.content(), members(stored.account(), revision), members(account, revision));
    }

    /// The stored record with another credential in it. Members that are not ours survive a new credential of the same
    /// kind.
    static JsonObject withCredential(StoredAccount stored, Credential credential) {
        var was = CredentialRecords.encode(stored.credential());
        var is = CredentialRecords.encode(credential);
        var sameKind = was.text("kind").equals(is.text("kind"));
        var wire =
                sameKind && stored.content().get("credential") instanceof JsonObject old ? changed(old, was, is) : is;
        return changed(
                        stored.content(),
                        members(stored.account(), stored.credentialRevision()),
                        members(stored.account(), stored.credentialRevision() + 1))
                .with("credential", wire);
    }

    private static JsonObject changed(JsonObject stored, JsonObject was, JsonObject is) {
        var result = stored;
        for (var name : is.names()) {
            var value = is.find(name).orElseThrow();
            if (!value.equals(was.get(name))) {
                result = result.with(name, value);
            }
        }
        for (var name : was.names()) {
            result = is.has(name) ? result : result.without(name);
        }
        return result;
    }

    private static JsonObject members(Account account, long credentialRevision) {
        var labels = JsonObject.builder();
        account.labels().forEach(labels::put);
        var use = account.use();
        var members = JsonObject.builder()
                .put("format", FORMAT)
                .put("provider", account.provider())
                .put("name", account.name())
                .put("created", account.created().toString())
                .put("enabled", use.enabled())
                .put("weight", use.weight())
                .put("priority", use.priority())
                .put("terms", account.terms().word())
                .put("labels", labels.build())
                .put("credential-revision", credentialRevision);
        if (!use.excludedModels().isEmpty()) {
            members.put(
                    "excluded-models",
                    JsonArray.ofStrings(use.excludedModels().stream().sorted().toList()));
        }
        use.proxy().ifPresent(proxy -> members.put("proxy", proxy.toString()));
        use.mostInFlight().ifPresent(most -> members.put("max-in-flight", most));
        account.baseUrl().ifPresent(url -> members.put("base-url", url.toString()));
        account.project().ifPresent(project -> members.put("project", project));
        return members.build();
    }

    /// Empty if a newer version wrote it in a way this one cannot know.
    static Optional<StoredAccount> decode(VaultRecord vaultRecord) {
        var record = JsonCursor.of(vaultRecord.content());
        if (record.get("format").asLong() > FORMAT) {
            return Optional.empty();
        }
        var labels = new HashMap<String, String>();
        record.find("labels")
                .map(JsonCursor::asObject)
                .ifPresent(all ->
                        all.names().forEach(name -> all.text(name).ifPresent(value -> labels.put(name, value))));
        var account = new Account(
                record.get("provider").asString(),
                record.get("name").asString(),
                Instant.parse(record.get("created").asString()),
                use(record),
                TermsClass.byWord(record.get("terms").asString()).orElse(TermsClass.UNSUPPORTED),
                labels,
                record.findString("base-url").map(URI::create),
                record.findString("project"));
        return Optional.of(new StoredAccount(
                vaultRecord,
                account,
                CredentialRecords.decode(record.get("credential")),
                record.findLong("credential-revision").orElse(1)));
    }

    private static AccountUse use(JsonCursor record) {
        var most = record.findLong("max-in-flight");
        return new AccountUse(
                record.findBoolean("enabled").orElse(true),
                (int) record.findLong("weight").orElse(1),
                (int) record.findLong("priority").orElse(0),
                record.itemsOf("excluded-models").stream()
                        .map(JsonCursor::asString)
                        .collect(Collectors.toSet()),
                record.findString("proxy").map(URI::create),
                most.isPresent() ? Optional.of((int) most.getAsLong()) : Optional.empty());
    }
}
