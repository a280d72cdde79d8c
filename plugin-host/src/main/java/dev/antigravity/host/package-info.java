/// The reference host: the command line behind `antigravity`, and what it hands to plugins.
///
/// {@link dev.antigravity.host.Main} begins, {@link dev.antigravity.host.Host} does one run. The rooms:
/// `environment` (what it was told), `screen` (what a person sees), `chat` (the terminal chat), `model` (the model
/// it talks to), `json`, `log`. Knows no plugin by name: the bundled ones lie in a folder beside its jar, and the
/// first of them gives the commands their first word.
@NullMarked
package dev.antigravity.host;

import org.jspecify.annotations.NullMarked;
