/// The simulated model: a question in no protocol's words goes in, a reply in no protocol's words comes out.
///
/// Without a script the mind says that it is the sandbox, repeats what it was asked and describes what it was shown;
/// with one it says what the script says. The same question always gets the same reply.
@NullMarked
package dev.antigravity.sandbox.mind;

import org.jspecify.annotations.NullMarked;
