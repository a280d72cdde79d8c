/// Tests of schemas that no target owns.
@NullMarked
package dev.antigravity.schema;

import org.jspecify.annotations.NullMarked;
