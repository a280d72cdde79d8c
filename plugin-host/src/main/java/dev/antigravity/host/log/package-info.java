/// Where log lines go: a bounded file in the home folder, never standard output.
///
/// Logback is set up by code and known here only; reading an XML file takes longer than starting a command. May use
/// nothing.
@NullMarked
package dev.antigravity.host.log;

import org.jspecify.annotations.NullMarked;
