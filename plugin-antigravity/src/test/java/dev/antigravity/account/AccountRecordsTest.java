package dev.antigravity.account;

import static dev.antigravity.account.AccountBench.KEY;
import static dev.antigravity.account.AccountBench.tokens;
import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Records that a newer version has written.
class AccountRecordsTest {
    private static final JsonObject FROM_THE_FUTURE = Json.parseObject("""
            {"format":1,"provider":"claude","name":"work","created":"2026-02-03T09:15:00.000Z",
             "terms":"blessed","weight":1.0,
             "region":{"name":"eu"},"labels":{"plan":"max","flag":true},
             "credential":{"kind":"oauth","access-token":"one","id-token":"keep",
              "scopes":["a"],"token-type":"Bearer"}}""");

    @TempDir
    Path folder;

    private AccountBench bench;

    @BeforeEach
    void chooseAHome() {
        bench = new AccountBench(folder.resolve("home"));
    }

    @Test
    void keepsMembersItDoesNotKnow() {
        bench.vault().create("account:1", FROM_THE_FUTURE);
        var store = bench.open();

        store.replaceCredential(store.disable("claude/work"), tokens("two"));

        assertThat(content("account:1").toString())
                .isEqualTo(Json.parseObject("""
                {"format":1,"provider":"claude","name":"work","created":"2026-02-03T09:15:00.000Z",
             "terms":"blessed","weight":1.0,
                 "region":{"name":"eu"},"labels":{"plan":"max","flag":true},
                 "credential":{"kind":"oauth","access-token":"two","id-token":"keep",
                  "scopes":["user:inference","user:profile"],
                  "token-type":"Bearer","refresh-token":"refresh-two","expires-at":"2026-02-03T10:15:00Z"},
                 "enabled":false,"credential-revision":2}""").toString());
    }

    @Test
    void anotherKindOfCredentialTakesNothingOver() {
        bench.vault().create("account:1", FROM_THE_FUTURE);
        var store = bench.open();

        store.replaceCredential(store.get("claude/work"), KEY);

        assertThat(content("account:1").get("credential")).hasToString("{\"kind\":\"api-key\",\"key\":\"sk-canary\"}");
    }

    @Test
    void takesTermsItDoesNotKnowForUnsupported() {
        bench.vault().create("account:1", FROM_THE_FUTURE);

        var terms = bench.open().get("claude/work").account().terms();

        assertThat(terms).isEqualTo(TermsClass.UNSUPPORTED);
    }

    @Test
    void keepsACredentialOfAKindItDoesNotKnow() {
        var passkey = Json.parseObject("{\"kind\":\"passkey\",\"handle\":\"x\"}");
        bench.vault().create("account:1", FROM_THE_FUTURE.with("credential", passkey));

        var renamed = bench.open().rename("claude/work", "home");

        assertThat(renamed.credential()).isEqualTo(new Credential.Unknown("passkey"));
        assertThat(content("account:1").get("credential")).isEqualTo(passkey);
    }

    @Test
    void leavesRecordsOfANewerFormatAlone() {
        bench.vault().create("account:1", Json.parseObject("{\"format\":2,\"who\":\"knows\"}"));
        var store = bench.open();
        store.add(AccountBench.account("claude", "work"), KEY);

        assertThat(store.list()).extracting(StoredAccount::id).containsExactly("claude/work");
        assertThat(content("account:1")).isEqualTo(Json.parseObject("{\"format\":2,\"who\":\"knows\"}"));
    }

    private JsonObject content(String key) {
        return bench.vault().find(key).orElseThrow().content();
    }
}
