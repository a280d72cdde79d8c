/// What a person sees and is asked: blocks of text in colours or without, progress, questions.
///
/// Knows how roles look, not what is said. Writes to any stream; whether that is a terminal it is told. May use
/// `plugin-api`; the line editor (JLine) belongs to the room `chat`.
@NullMarked
package dev.antigravity.host.screen;

import org.jspecify.annotations.NullMarked;
