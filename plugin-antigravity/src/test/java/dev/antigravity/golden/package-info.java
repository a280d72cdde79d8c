/// Golden exchanges: each file under `golden/exchange` is one request through the proxy with all that must come of it
/// on either side. Read by {@link dev.antigravity.golden.GoldenCase}, compared by {@link
/// dev.antigravity.golden.GoldenComparison}.
@NullMarked
package dev.antigravity.golden;

import org.jspecify.annotations.NullMarked;
