/// What a fuzzer may throw its bytes at: the readers of everything that comes from outside. `mvn test -Pfuzz` runs it;
/// what it finds is kept under `src/test/resources/fuzz` and replayed by every build.
@NullMarked
package dev.antigravity.fuzz;

import org.jspecify.annotations.NullMarked;
