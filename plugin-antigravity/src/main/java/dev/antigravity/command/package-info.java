/// The slash commands, one class each, and the few things several of them share. A command reads its arguments, asks
/// what is missing, calls the room that knows, and reports; it decides nothing about protocols, tokens or routes.
///
/// {@link dev.antigravity.command.Workbench} is what commands work with; the roof lays it out.
/// {@link dev.antigravity.command.AllCommands} lists them. May use every lower room, the host's SPI, and the sandbox.
@NullMarked
package dev.antigravity.command;

import org.jspecify.annotations.NullMarked;
