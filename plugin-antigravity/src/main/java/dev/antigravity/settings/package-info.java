/// What the user may configure: `config.yaml` read into immutable records, one per topic, with the defaults in the
/// same place; a value knows where it came from.
///
/// {@link dev.antigravity.settings.SettingsFile} is the way in, {@link dev.antigravity.settings.Settings} what comes
/// out. Nothing is guessed: whatever is misspelled, missing or of the wrong kind is reported, all of it at once, with
/// file, line, column and the nearest known word. What we know of vendors by heart is
/// {@link dev.antigravity.settings.BuiltInProvider}.
///
/// The YAML library (SnakeYAML Engine) is imported here and nowhere else, and within this room by
/// {@link dev.antigravity.settings.YamlReader} only. May use `account` (for its terms classes and what is said of an
/// account's use), `chat`, `json`, `net` (for the way out), `secret` and `spelling`.
///
/// Specification: YAML 1.2.2, core schema.
@NullMarked
package dev.antigravity.settings;

import org.jspecify.annotations.NullMarked;
