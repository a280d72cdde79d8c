/// What was received, for tests to look at. Credentials are masked before they are kept.
@NullMarked
package dev.antigravity.sandbox.record;

import org.jspecify.annotations.NullMarked;
