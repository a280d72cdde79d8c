package dev.antigravity.testkit;

import dev.antigravity.api.CommandResult;

/// Source text of small plugins, well-behaved and otherwise.
final class DemoPlugins {
    private DemoPlugins() {}

    /// A plugin whose command `ID hello` shows the name of the class loader it runs in.
    static PluginJar hello(String id) {
        return hello(id, "", "");
    }

    /// @param onStart statements to run at the start
    /// @param onStop  statements to run at the stop
    static PluginJar hello(String id, String onStart, String onStop) {
        return new PluginJar(id, "1.2.3")
                .source("demo.Hello", """
                        package demo;

                        import dev.antigravity.api.*;

                        public final class Hello extends AgentPlugin {
                            public Hello(PluginContext context) {
                                super(context);
                            }

                            @Override
                            protected void onStart() {
                                %s
                            }

                            @Override
                            protected void onStop() {
                                %s
                            }
                        }
                        """.formatted(onStart, onStop))
                .source("demo.HelloCommand", """
                        package demo;

                        import dev.antigravity.api.*;
                        import java.util.List;

                        record HelloCommand(Hello plugin) implements SlashCommand {
                            @Override
                            public CommandSpec spec() {
                                return CommandSpec.of(plugin.context().pluginId(), "hello").build();
                            }

                            @Override
                            public CommandResult run(CommandCall call, Conversation conversation) {
                                var own = Thread.currentThread().getContextClassLoader() == getClass().getClassLoader();
                                return new Report()
                                        .line("hello from " + plugin.context().pluginVersion())
                                        .line("context class loader: " + (own ? "own" : "foreign"))
                                        .line("class loader: " + getClass().getClassLoader().getClass().getSimpleName())
                                        .done();
                            }

                            @Override
                            public List<Candidate> complete(CompletionRequest request) {
                                throw new IllegalStateException("cannot complete");
                            }
                        }
                        """)
                .source("demo.HelloCommands", """
                        package demo;

                        import dev.antigravity.api.*;
                        import java.util.List;

                        public final class HelloCommands implements CommandProvider {
                            private final Hello plugin;

                            public HelloCommands(Hello plugin) {
                                this.plugin = plugin;
                            }

                            @Override
                            public List<SlashCommand> commands() {
                                return List.of(new HelloCommand(plugin));
                            }
                        }
                        """)
                .extension("demo.HelloCommands");
    }

    static String text(CommandResult result) {
        return String.valueOf(result.toMap().get("message"));
    }
}
