/// Looks at the pictures and files that requests bring, far enough to say what they are.
@NullMarked
package dev.antigravity.sandbox.media;

import org.jspecify.annotations.NullMarked;
