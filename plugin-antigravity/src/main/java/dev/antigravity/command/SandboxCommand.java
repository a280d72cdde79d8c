package dev.antigravity.command;

import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandException;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.api.OptionSpec;
import dev.antigravity.api.Report;
import dev.antigravity.api.SlashCommand;
import dev.antigravity.api.Table;
import dev.antigravity.api.Text;
import dev.antigravity.sandbox.Sandbox;
import dev.antigravity.sandbox.SandboxDescription;
import dev.antigravity.sandbox.SandboxSettings;
import dev.antigravity.sandbox.oauth.Consent;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// `sandbox`: the simulated providers in the foreground, to try everything without an account or a network.
public final class SandboxCommand implements SlashCommand {
    private static final CommandSpec SPEC = CommandSpec.of("antigravity", "sandbox")
            .summary("Run simulated providers on this machine")
            .description("""
                    An authorization server and all five upstream protocols, with streams, tools and faults, for trying \
                    things out. Nothing leaves the machine, and every answer says that it is the sandbox. Ctrl-C ends it.""")
            .option(OptionSpec.value("port", "N", "listen there; 0 for any free port")
                    .byDefault("0"))
            .option(OptionSpec.value("consent", "HOW", "who answers on the consent page: you, or always the same")
                    .oneOf("ask", "allow", "deny")
                    .byDefault("ask"))
            .example("sandbox")
            .example("sandbox --port 9100 --consent allow")
            .build();

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public CommandResult run(CommandCall call, Conversation conversation) {
        var arguments = call.arguments();
        var consent = Consent.valueOf(arguments.required("consent").toUpperCase(Locale.ROOT));
        var port = Ports.of(arguments).orElseThrow();
        try (var sandbox =
                Sandbox.start(SandboxSettings.defaults().withPort(port).withConsent(consent))) {
            show(sandbox.description(), conversation);
            Foreground.until(call.cancellation());
            return new Report()
                    .line("The sandbox is closed.")
                    .data("url", sandbox.uri())
                    .data("endpoints", endpoints(sandbox.description()))
                    .done();
        } catch (UncheckedIOException e) {
            throw new CommandException(
                    ErrorCode.HOST_CONFIG,
                    "The sandbox " + e.getMessage() + ".",
                    "Stop what listens there, or choose another with --port (0 for any free one).");
        }
    }

    private static void show(SandboxDescription sandbox, Conversation conversation) {
        conversation.heading("Sandbox");
        var table = Table.of("Protocol", "Base URL", "First model");
        sandbox.endpoints()
                .forEach(endpoint -> table.row(
                        Text.EMPTY.key(endpoint.protocol()),
                        Text.of(endpoint.baseUrl()),
                        Text.EMPTY.muted(endpoint.models().getFirst())));
        conversation.show(table.build());
        conversation.show(Text.of("API keys: ")
                .value(String.join(", ", sandbox.sampleKeys()))
                .muted("  (any name may take the place of the last word)"));
        conversation.info("");
        conversation.info("To use it, put this into config.yaml:");
        conversation.show(Text.EMPTY.code(config(sandbox)));
        conversation.show(Text.of("Then sign in with ")
                .command("antigravity oauth --provider sandbox")
                .and(" and try ")
                .command("antigravity configure")
                .and("."));
        conversation.info("listening on " + sandbox.uri());
    }

    /// What makes a proxy use the sandbox: one provider of each lane.
    public static String config(SandboxDescription sandbox) {
        return """
                providers:
                  sandbox:
                    base-url: %s
                    oauth: { client-id: %s, issuer: "%s", scopes: [models, offline_access] }
                  lab:
                    title: Sandbox, in OpenAI's words
                    protocol: openai-chat
                    base-url: %s
                    accounts: [{ name: work, api-key: %s }]
                """.formatted(
                        sandbox.endpoint("anthropic-messages").baseUrl(),
                        sandbox.oauthClientId(),
                        sandbox.uri(),
                        sandbox.endpoint("openai-chat").baseUrl(),
                        sandbox.sampleKeys().getFirst());
    }

    private static Map<String, Object> endpoints(SandboxDescription sandbox) {
        var endpoints = new LinkedHashMap<String, Object>();
        sandbox.endpoints().forEach(endpoint -> endpoints.put(endpoint.protocol(), endpoint.baseUrl()));
        return endpoints;
    }
}
