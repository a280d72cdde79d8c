/// Tests of the Gemini dialect.
@NullMarked
package dev.antigravity.protocol.gemini;

import org.jspecify.annotations.NullMarked;
