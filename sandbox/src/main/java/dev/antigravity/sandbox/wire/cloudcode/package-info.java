/// Google Cloud Code, `v1internal`: an envelope around Gemini, and the calls that set an account up.
///
/// An API key of the sandbox is taken as a bearer token too, which the real service does not do.
///
/// Source: the open-source Gemini CLI and what its users reported, read 2026-11; the service itself is not documented.
@NullMarked
package dev.antigravity.sandbox.wire.cloudcode;

import org.jspecify.annotations.NullMarked;
