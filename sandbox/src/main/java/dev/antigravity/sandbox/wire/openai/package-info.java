/// The endpoints of the OpenAI API; one room for each of its two protocols, one for what these share.
@NullMarked
package dev.antigravity.sandbox.wire.openai;

import org.jspecify.annotations.NullMarked;
