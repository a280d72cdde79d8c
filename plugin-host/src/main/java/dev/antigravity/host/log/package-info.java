/// Where log lines go: a bounded file in the home folder, never standard output.
///
/// Logback is known here only. It is set up by code, handed to SLF4J by name, and opens its file with the first
/// line there is to write: its own search for a configuration and its rolling file cost more than running a command
/// does (`docs/decisions/0003-one-jvm-fast-start.md` has the numbers). May use nothing.
@NullMarked
package dev.antigravity.host.log;

import org.jspecify.annotations.NullMarked;
