package dev.antigravity.account;

import static dev.antigravity.account.AccountBench.KEY;
import static dev.antigravity.account.AccountBench.account;
import static dev.antigravity.account.AccountBench.tokens;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.antigravity.json.JsonObject;
import dev.antigravity.secret.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountStoreTest {
    static final List<Credential> CREDENTIALS = List.of(
            KEY,
            tokens("access"),
            new Credential.OAuthTokens(Secret.of("a"), Optional.empty(), Optional.empty(), List.of(), "bearer"),
            new Credential.None());

    @TempDir
    Path folder;

    private AccountBench bench;
    private AccountStore store;

    @BeforeEach
    void openTheStore() {
        bench = new AccountBench(folder.resolve("home"));
        store = bench.open();
    }

    @ParameterizedTest
    @FieldSource("CREDENTIALS")
    void keepsEveryKindOfCredentialForTheNextProcess(Credential credential) {
        store.add(account("claude", "work"), credential);

        assertThat(bench.open().get("claude/work").credential()).isEqualTo(credential);
    }

    @Test
    void keepsEverythingElseOfAnAccount() {
        var account = account("antigravity", "me@example.com")
                .withUse(new AccountUse(
                        false,
                        3,
                        -2,
                        Set.of("big", "4.1"),
                        Optional.of(URI.create("http://127.0.0.1:3128")),
                        Optional.of(7)))
                .withTerms(TermsClass.OWN_CLIENT)
                .withLabel("plan", "max")
                .withLabel("email", "me@example.com")
                .withBaseUrl(URI.create("http://127.0.0.1:9000"))
                .withProject("p-1");
        store.add(account, KEY);

        assertThat(bench.open().get("antigravity/me@example.com").account()).isEqualTo(account);
    }

    @Test
    void listsInTheOrderOfTheIds() {
        store.add(account("openai", "a"), KEY);
        store.add(account("claude", "work"), KEY);
        store.add(account("claude", "home"), KEY);

        assertThat(bench.open().list())
                .extracting(StoredAccount::id)
                .containsExactly("claude/home", "claude/work", "openai/a");
    }

    @Test
    void findsAFreeName() {
        assertThat(store.freeName("claude", "work")).isEqualTo("work");
        store.add(account("claude", "work"), KEY);
        assertThat(store.freeName("claude", "work")).isEqualTo("work-2");
        store.add(account("claude", "work-2"), KEY);
        assertThat(store.freeName("claude", "work")).isEqualTo("work-3");
        assertThat(store.freeName("openai", "work")).isEqualTo("work");
    }

    @Test
    void refusesASecondAccountOfTheSameId() {
        store.add(account("claude", "work"), KEY);

        assertThatThrownBy(() -> bench.open().add(account("claude", "work"), KEY))
                .isInstanceOf(DuplicateAccountException.class)
                .hasMessage("there is an account \"claude/work\" already; choose another name");
    }

    @Test
    void onlyOneOfManyGetsAnIdAtTheSameTime() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 8; i++) {
                threads.submit(() -> bench.open().add(account("claude", "work"), KEY));
            }
        }
        assertThat(store.list()).hasSize(1);
    }

    @Test
    void namesTheNearestWhenThereIsNoSuchAccount() {
        assertThatThrownBy(() -> store.get("claude/work"))
                .hasMessage("there is no account \"claude/work\"; none is known yet");
        store.add(account("claude", "work"), KEY);

        assertThatThrownBy(() -> store.get("cluade/work"))
                .isInstanceOf(UnknownAccountException.class)
                .hasMessage("there is no account \"cluade/work\"; did you mean claude/work?");
        assertThatThrownBy(() -> store.remove("x/y")).hasMessage("there is no account \"x/y\"; known are claude/work");
    }

    @Test
    void enablesDisablesRenamesAndRemoves() {
        store.add(account("claude", "work"), KEY);

        assertThat(store.disable("claude/work").account().enabled()).isFalse();
        assertThat(bench.open().enable("claude/work").account().enabled()).isTrue();
        assertThat(store.rename("claude/work", "home").id()).isEqualTo("claude/home");
        assertThat(bench.open().find("claude/work")).isEmpty();
        store.remove("claude/home");
        assertThat(bench.open().list()).isEmpty();
    }

    @Test
    void refusesToRenameOntoAnother() {
        store.add(account("claude", "work"), KEY);
        store.add(account("claude", "home"), KEY);

        assertThatThrownBy(() -> store.rename("claude/work", "home")).isInstanceOf(DuplicateAccountException.class);
        assertThat(store.rename("claude/work", "work").id()).isEqualTo("claude/work");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a/b", "a\nb", " a", "a "})
    void refusesNamesThatMakeNoReadableId(String name) {
        store.add(account("claude", "work"), KEY);

        assertThatThrownBy(() -> store.rename("claude/work", name)).isInstanceOf(BadAccountNameException.class);
        assertThatThrownBy(() -> account(name, "work")).isInstanceOf(BadAccountNameException.class);
    }

    @Test
    void keepsANewCredentialForEverybody() {
        var seen = store.add(account("claude", "work"), tokens("one"));
        var other = bench.open();
        assertThat(other.get("claude/work").credential()).isEqualTo(tokens("one"));

        var renewed = store.replaceCredential(seen, tokens("two"));

        assertThat(renewed.credentialRevision()).isEqualTo(seen.credentialRevision() + 1);
        assertThat(other.get("claude/work").credential()).isEqualTo(tokens("two"));
    }

    @Test
    void doesNotLoseANewTokenWhenTheAccountWasRenamedMeanwhile() {
        var seen = store.add(account("claude", "work"), tokens("one"));
        bench.open().rename("claude/work", "home");
        bench.open().disable("claude/home");

        var renewed = store.replaceCredential(seen, tokens("two"));

        assertThat(renewed.id()).isEqualTo("claude/home");
        assertThat(bench.open().get("claude/home").credential()).isEqualTo(tokens("two"));
        assertThat(bench.open().get("claude/home").account().enabled()).isFalse();
    }

    @Test
    void handsOutTheirsWhenSomebodyElseRenewedFirst() {
        var seen = store.add(account("claude", "work"), tokens("one"));
        bench.open().replaceCredential(bench.open().get("claude/work"), tokens("theirs"));

        assertThatThrownBy(() -> store.replaceCredential(seen, tokens("ours")))
                .isInstanceOfSatisfying(
                        CredentialChangedException.class,
                        changed -> assertThat(changed.current().credential()).isEqualTo(tokens("theirs")));
        assertThat(store.get("claude/work").credential()).isEqualTo(tokens("theirs"));
    }

    @Test
    void doesNotReviveAnAccountThatWasRemovedMeanwhile() {
        var seen = store.add(account("claude", "work"), tokens("one"));
        bench.open().remove("claude/work");
        bench.open().add(account("claude", "work"), tokens("new login"));

        assertThatThrownBy(() -> store.replaceCredential(seen, tokens("late")))
                .isInstanceOf(UnknownAccountException.class);
        assertThat(store.get("claude/work").credential()).isEqualTo(tokens("new login"));
    }

    @Test
    void leavesOtherRecordsOfTheVaultAlone() {
        bench.vault().create("server-key", JsonObject.of("key", "k"));
        store.add(account("claude", "work"), KEY);

        assertThat(store.list()).hasSize(1);
        assertThat(bench.vault().find("server-key")).isPresent();
    }

    @Test
    void nothingThatIsPrintedHoldsASecret() {
        var stored = store.add(account("claude", "work"), tokens("canary"));

        assertThat(stored + " " + stored.account() + " " + stored.credential() + " " + KEY + " " + store.list())
                .contains("claude/work", "***")
                .doesNotContain("canary");
        assertThatThrownBy(() -> store.add(account("claude", "work"), KEY))
                .message()
                .doesNotContain("canary");
    }

    @Test
    void anApiKeyIsNotEmpty() {
        assertThatThrownBy(() -> new Credential.ApiKey(Secret.of(""))).isInstanceOf(IllegalArgumentException.class);
    }
}
