/// The models the sandbox plays. Their names say that they are the sandbox's own.
@NullMarked
package dev.antigravity.sandbox.catalog;

import org.jspecify.annotations.NullMarked;
