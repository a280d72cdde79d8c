/// Talks to the model that the environment names: Anthropic Messages, streamed, over the JDK's HTTP client.
///
/// {@link dev.antigravity.host.model.ModelClient} is the only door. Specification: docs.claude.com, "Messages API"
/// and "Streaming messages", read 2026-11. May use `json`.
@NullMarked
package dev.antigravity.host.model;

import org.jspecify.annotations.NullMarked;
