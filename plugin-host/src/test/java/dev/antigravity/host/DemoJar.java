package dev.antigravity.host;

import dev.antigravity.testkit.PluginJar;

/// A plugin built from source: `demo ask`, `demo secret`, `demo wait`, `demo boom`, `demo table`, `demo env`.
final class DemoJar {
    private DemoJar() {}

    static PluginJar named(String id) {
        return new PluginJar(id, "1.0.0")
                .attribute("Plugin-Requires", ">=1.0.0")
                .source("demo.Demo", """
                        package demo;
                        import dev.antigravity.api.*;
                        public final class Demo extends AgentPlugin {
                            public Demo(PluginContext context) { super(context); }
                            protected void onStop() {
                                if (System.getenv("DEMO_SAYS_GOODBYE") != null) {
                                    System.err.println(context().pluginId() + " stopped");
                                }
                            }
                        }""")
                .source("demo.Commands", """
                        package demo;
                        import dev.antigravity.api.*;
                        import java.util.*;
                        import java.util.function.*;
                        public final class Commands implements CommandProvider {
                            private final Demo plugin;
                            public Commands(Demo plugin) { this.plugin = plugin; }
                            interface Doing { CommandResult run(CommandCall call, Conversation c) throws InterruptedException; }
                            record Command(CommandSpec spec, Doing doing) implements SlashCommand {
                                public CommandResult run(CommandCall call, Conversation c) throws InterruptedException {
                                    return doing.run(call, c);
                                }
                            }
                            private SlashCommand command(String words, Doing doing) {
                                return new Command(CommandSpec.of(plugin.context().pluginId(), words).summary("Try " + words)
                                        .option(OptionSpec.value("colour", "NAME", "which")).build(), doing);
                            }
                            public List<SlashCommand> commands() {
                                return List.of(
                                    command("ask", (call, c) -> {
                                        var colour = call.arguments().value("colour").orElseGet(() ->
                                            c.choose(Choice.among("colour", "Which colour?", "red", "blue")).orThrow());
                                        return new Report().success("It is " + colour).data("colour", colour)
                                            .next(plugin.context().pluginId() + " table").done();
                                    }),
                                    command("secret", (call, c) -> new Report().line("A key of "
                                        + c.askSecret(SecretQuestion.of("key", "Key")).orThrow().length).done()),
                                    command("wait", (call, c) -> {
                                        c.info("waiting");
                                        try (var progress = c.progress("Waiting")) {
                                            Thread.sleep(60_000);
                                            progress.done("Waited");
                                        }
                                        return new Report().done();
                                    }),
                                    command("boom", (call, c) -> { throw new IllegalStateException("kaputt"); }),
                                    command("table", (call, c) -> new Report().heading("Table")
                                        .show(Table.of("A", "B").row("1", "2").build()).done()),
                                    command("env", (call, c) -> new Report().line(
                                        plugin.context().host().paths().home() + " "
                                        + plugin.context().host().environment().effective("COLOUR")
                                            .map(HostEnvironment.EnvValue::value).orElse("none")).done()));
                            }
                        }""")
                .extension("demo.Commands");
    }
}
