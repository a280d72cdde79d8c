/// The whole journey in a few seconds, for somebody who has no account yet: the real commands, the real proxy and a
/// real client, with the sandbox in place of providers and a temporary folder in place of the user's own.
///
/// A demo that shows what did not happen would be worse than none: each step is checked where it can be seen, mostly at
/// the sandbox, and the first that fails ends it. May use every lower room, the host's SPI, and the sandbox.
@NullMarked
package dev.antigravity.demo;

import org.jspecify.annotations.NullMarked;
