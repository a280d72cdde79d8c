package dev.antigravity.sandbox;

import dev.antigravity.sandbox.SandboxDescription.Endpoint;
import dev.antigravity.sandbox.account.Accounts;
import dev.antigravity.sandbox.catalog.Family;
import dev.antigravity.sandbox.catalog.SandboxModel;
import dev.antigravity.sandbox.control.ControlApi;
import dev.antigravity.sandbox.http.LoopbackServer;
import dev.antigravity.sandbox.mind.Mind;
import dev.antigravity.sandbox.mind.PromptCache;
import dev.antigravity.sandbox.oauth.OAuthServer;
import dev.antigravity.sandbox.record.ReceivedRequests;
import dev.antigravity.sandbox.script.Prompter;
import dev.antigravity.sandbox.script.Rules;
import dev.antigravity.sandbox.wire.Gate;
import dev.antigravity.sandbox.wire.Ids;
import dev.antigravity.sandbox.wire.Seals;
import dev.antigravity.sandbox.wire.Services;
import java.net.URI;
import java.util.List;

/// Simulated model providers on 127.0.0.1: one authorization server and all upstream protocols.
///
/// It answers from {@link #start} until {@link #close}, prints nothing, and keeps its state in memory. Thread-safe.
///
/// {@snippet :
/// try (var sandbox = Sandbox.start()) {
///     sandbox.rules().next("call Write {\"file_path\": \"hello.txt\", \"content\": \"hi\"}");
///     var baseUrl = sandbox.description().endpoint("anthropic-messages").baseUrl();
/// }
/// }
public final class Sandbox implements AutoCloseable {
    private final SandboxSettings settings;
    private final LoopbackServer server;
    private final Rules rules = new Rules();
    private final Accounts accounts;
    private final OAuthServer oauth;
    private final ReceivedRequests requests;

    private Sandbox(SandboxSettings settings, LoopbackServer server) {
        this.settings = settings;
        this.server = server;
        accounts = new Accounts(settings.clock(), settings.keyPrefixes());
        oauth = new OAuthServer(settings.oauth(), settings.clock(), settings.random(), uri().toString());
        requests = new ReceivedRequests(settings.clock());
    }

    public static Sandbox start() {
        return start(SandboxSettings.defaults());
    }

    /// @throws java.io.UncheckedIOException if the port cannot be had
    public static Sandbox start(SandboxSettings settings) {
        var sandbox = new Sandbox(settings, LoopbackServer.bind(settings.port()));
        sandbox.server.start(sandbox.switchboard());
        return sandbox;
    }

    public int port() {
        return server.port();
    }

    /// Where it listens, without a slash at the end.
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /// Scripts for requests that bring none.
    public Rules rules() {
        return rules;
    }

    /// Who may call, and with which limits.
    public Accounts accounts() {
        return accounts;
    }

    /// The authorization server from behind.
    public OAuthServer oauth() {
        return oauth;
    }

    /// What has been received.
    public ReceivedRequests requests() {
        return requests;
    }

    public SandboxDescription description() {
        return new SandboxDescription(
                uri(),
                List.of(
                        endpoint("anthropic-messages", Switchboard.ANTHROPIC, Family.ANTHROPIC),
                        endpoint("openai-chat", Switchboard.OPENAI, Family.OPENAI),
                        endpoint("openai-responses", Switchboard.OPENAI, Family.OPENAI),
                        endpoint("gemini", Switchboard.GEMINI, Family.GEMINI),
                        endpoint("cloud-code", Switchboard.CLOUD_CODE, Family.CLOUD_CODE)),
                settings.oauth().clients().getFirst().id(),
                List.of(
                        settings.keyPrefixes().getFirst() + "work",
                        settings.keyPrefixes().getFirst() + "home"));
    }

    /// Stops answering and breaks all connections.
    @Override
    public void close() {
        server.close();
    }

    private Switchboard switchboard() {
        var services = new Services(
                new Gate(accounts, oauth),
                new Prompter(rules),
                new Mind(new PromptCache(settings.clock())),
                settings.catalog(),
                new Seals(settings.random()),
                new Ids(),
                settings.clock());
        var control =
                new ControlApi(rules, accounts, oauth, requests, description().asJson());
        return new Switchboard(services, oauth, control, requests, new Credentials(accounts, oauth), port());
    }

    private Endpoint endpoint(String protocol, String path, Family family) {
        var models =
                settings.catalog().of(family).stream().map(SandboxModel::id).toList();
        return new Endpoint(protocol, uri() + path, models);
    }
}
