/// Scripted incidents: what upstreams answered, what became of it, and how it is explained afterwards.
@NullMarked
package dev.antigravity.incident;

import org.jspecify.annotations.NullMarked;
