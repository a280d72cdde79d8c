/// JSON trees (Jackson), and shapes to check them against.
///
/// A {@link dev.antigravity.sandbox.json.Shape} says what a real API accepts: which members, of which kind, within
/// which limits. It stops at the first {@link dev.antigravity.sandbox.json.Problem}; each protocol puts the problem
/// into its vendor's words.
@NullMarked
package dev.antigravity.sandbox.json;

import org.jspecify.annotations.NullMarked;
