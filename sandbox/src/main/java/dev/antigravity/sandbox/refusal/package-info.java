/// The ways a simulated provider says no, before any vendor's words are put to it.
@NullMarked
package dev.antigravity.sandbox.refusal;

import org.jspecify.annotations.NullMarked;
