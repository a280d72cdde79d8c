/// JSON as the wire has it: objects keep the order of their members, numbers keep their text, and every complaint names
/// the place it is about.
///
/// The JSON library (Jackson, streaming only) is imported here and nowhere else. Values are immutable; see
/// {@link dev.antigravity.json.JsonValue} for the tree, {@link dev.antigravity.json.JsonCursor} for reading it and
/// {@link dev.antigravity.json.TopLevelMembers} for looking at a document without building it.
///
/// Specification: RFC 8259.
@NullMarked
package dev.antigravity.json;

import org.jspecify.annotations.NullMarked;
