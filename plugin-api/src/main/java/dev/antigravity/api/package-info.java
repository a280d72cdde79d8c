/// What a plugin may say to its host and a host to its plugins: commands, skills, conversation, host services.
///
/// Host-neutral. A terminal, a web chat, a hook without a terminal and a test all fulfil the same interfaces, so
/// nothing here knows colours, screens or JSON libraries: JDK types, PF4J's {@link org.pf4j.Plugin} and
/// {@link org.pf4j.ExtensionPoint}, and nothing else.
///
/// Where to begin:
/// - a plugin extends {@link dev.antigravity.api.AgentPlugin} and offers a
///   {@link dev.antigravity.api.CommandProvider};
/// - a command is one {@link dev.antigravity.api.SlashCommand}: a {@link dev.antigravity.api.CommandSpec}, and a
///   `run` that returns a {@link dev.antigravity.api.CommandResult} for the host to print;
/// - a host collects commands in a {@link dev.antigravity.api.CommandBook}, which finds, parses, helps and runs the
///   same way everywhere, and implements {@link dev.antigravity.api.Conversation} and
///   {@link dev.antigravity.api.HostServices}.
///
/// Records are data, interfaces are services. New methods of a published interface come with a default, so that
/// plugins and hosts of different ages get along; {@link dev.antigravity.api.ApiVersion} says how old this one is.
@NullMarked
package dev.antigravity.api;

import org.jspecify.annotations.NullMarked;
