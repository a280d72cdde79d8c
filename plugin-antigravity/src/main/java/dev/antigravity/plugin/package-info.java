/// The roof: what PF4J loads, and the wiring. The only place that calls the constructors of everything.
@NullMarked
package dev.antigravity.plugin;

import org.jspecify.annotations.NullMarked;
