/// JSON Schema as tools use it: a tree whose schema positions are known, so that a rule for schemas never touches a
/// property that happens to be called like a keyword, or a value in an `enum`.
///
/// What each upstream accepts is the affair of its dialect. May use `json`.
///
/// Specification: JSON Schema 2020-12, "Core", section 10.
@NullMarked
package dev.antigravity.schema;

import org.jspecify.annotations.NullMarked;
