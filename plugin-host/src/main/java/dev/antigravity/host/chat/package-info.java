/// The terminal chat: lines read with JLine (or from a pipe), slash commands run, everything else said to the
/// model.
///
/// JLine is imported here and nowhere else. May use `plugin-api`, and the rooms `screen`, `model` and
/// `environment`.
@NullMarked
package dev.antigravity.host.chat;

import org.jspecify.annotations.NullMarked;
