/// Simulated model providers on loopback, for demos, tests and benchmarks.
///
/// {@link dev.antigravity.sandbox.Sandbox} is the face. The rooms behind it, lowest first: `json` and `http` know trees
/// and the wire; `refusal`, `media`, `script` and `catalog` are the words everybody uses; `mind` thinks; `account`,
/// `oauth` and `record` know who called; `wire` and its rooms speak the vendors' protocols; `control` is the remote
/// control. Nothing here depends on the plugin, which is tested against it, and nothing pretends to be a real provider.
@NullMarked
package dev.antigravity.sandbox;

import org.jspecify.annotations.NullMarked;
