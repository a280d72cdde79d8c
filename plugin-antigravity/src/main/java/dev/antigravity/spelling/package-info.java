/// Suggests the name somebody meant. Uses the JDK and nothing else, so that every room may use it for its error
/// messages.
@NullMarked
package dev.antigravity.spelling;

import org.jspecify.annotations.NullMarked;
