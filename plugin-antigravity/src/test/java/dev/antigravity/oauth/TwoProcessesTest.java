package dev.antigravity.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.account.Account;
import dev.antigravity.account.Credential.OAuthTokens;
import dev.antigravity.account.TermsClass;
import dev.antigravity.files.FileLocks;
import dev.antigravity.files.OtherJvm;
import dev.antigravity.secret.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two Java machines with 250 callers each, one account whose token has ended, and a server that takes no refresh
/// token twice.
@Timeout(120)
class TwoProcessesTest {
    private static final int CALLERS = 250;
    private static final String READY = "ready";

    @TempDir
    Path home;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void endTheProcesses() {
        processes.forEach(Process::destroyForcibly);
    }

    private Process start(TokenServer server) throws IOException {
        var process = OtherJvm.start(
                Caller.class, home.toString(), server.at("/token").toString());
        processes.add(process);
        return process;
    }

    @Test
    void oneOfThemRenewsTheTokenForBoth() throws Exception {
        var rotating = new RotatingTokens();
        try (var server = TokenServer.start().always(rotating)) {
            TestVault.accountsIn(home)
                    .add(
                            Account.of("lab", "work", TermsClass.OWN_CLIENT, Instant.now()),
                            new OAuthTokens(
                                    Secret.of("a-0"),
                                    Optional.of(Secret.of("r-0")),
                                    Optional.of(Instant.now().minusSeconds(1)),
                                    List.of(),
                                    "Bearer"));

            var one = start(server);
            var other = start(server);
            var outputOfOne = one.inputReader();
            var outputOfOther = other.inputReader();
            assertThat(outputOfOne.readLine()).isEqualTo(READY);
            assertThat(outputOfOther.readLine()).isEqualTo(READY);
            go(one);
            go(other);

            assertThat(answers(outputOfOne)).hasSize(CALLERS).containsOnly("a-1");
            assertThat(answers(outputOfOther)).hasSize(CALLERS).containsOnly("a-1");
            assertThat(one.waitFor()).isZero();
            assertThat(other.waitFor()).isZero();
            assertThat(server.requests()).hasSize(1);
            assertThat(rotating.wasReused()).isFalse();
        }
    }

    /// Lets a waiting caller go.
    private static void go(Process process) throws IOException {
        try (var writer = process.outputWriter()) {
            writer.write("go\n");
        }
    }

    private static List<String> answers(BufferedReader output) {
        return output.lines().toList();
    }

    static final class Caller {
        private Caller() {}

        public static void main(String... arguments) throws Exception {
            var home = Path.of(arguments[0]);
            var accounts = TestVault.accountsIn(home);
            var source = new RefreshingCredentialSource(
                    new OAuthAccounts(accounts, Clock.systemUTC()),
                    _ -> Optional.of(server(URI.create(arguments[1]))),
                    new TokenClient(new JdkFormPoster(), Clock.systemUTC()),
                    new FileLocks(),
                    home.resolve("locks"),
                    Clock.systemUTC());
            var account = accounts.get("lab/work").account();
            System.out.println(READY);
            System.in.read();

            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var callers = new ArrayList<Callable<String>>();
                for (var i = 0; i < CALLERS; i++) {
                    callers.add(() ->
                            ((OAuthTokens) source.fresh(account)).accessToken().reveal());
                }
                for (var answer : threads.invokeAll(callers)) {
                    System.out.println(answer.get());
                }
            }
        }

        private static AuthorizationServer server(URI token) {
            return new AuthorizationServer(
                    new AuthorizationServer.Client("client-1", Optional.empty(), AuthorizationServer.Proof.NONE),
                    new AuthorizationServer.Endpoints(Optional.empty(), token, Optional.empty(), Optional.empty()),
                    List.of(),
                    Map.of());
        }
    }
}
