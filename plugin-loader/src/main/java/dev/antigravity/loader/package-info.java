/// Loads plugins with PF4J and keeps them until they are told to go.
///
/// {@link dev.antigravity.loader.Plugins} is the only door. Behind it: one lock around load, start and stop (PF4J
/// has none), a stop loop of our own (that of PF4J 3.15.0 leaves plugins running, pf4j#656), the plugin's class
/// loader on the thread around every call into it, extensions built with their plugin in hand, and one readable
/// line for every plugin that cannot be used. Knows no terminal and no particular plugin.
///
/// May use `plugin-api`, PF4J and SLF4J. Why two ways of class loading:
/// `docs/decisions/0003-one-jvm-fast-start.md`.
@NullMarked
package dev.antigravity.loader;

import org.jspecify.annotations.NullMarked;
