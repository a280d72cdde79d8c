/// For tests of plugins: a scripted {@link dev.antigravity.testkit.FakeConversation}, a
/// {@link dev.antigravity.testkit.FakeHost} made of a temporary folder, and a
/// {@link dev.antigravity.testkit.PluginHarness} that loads the built jar as a real host does, and tells whether it
/// went without a trace. {@link dev.antigravity.testkit.PluginJar} builds small plugin jars from source.
///
/// Throws plain {@link AssertionError}s, so that it works with any test framework. Knows no particular plugin.
@NullMarked
package dev.antigravity.testkit;

import org.jspecify.annotations.NullMarked;
