/// The real thing on ephemeral ports: a proxy, and an upstream that does as it is told.
@NullMarked
package dev.antigravity.testing;

import org.jspecify.annotations.NullMarked;
