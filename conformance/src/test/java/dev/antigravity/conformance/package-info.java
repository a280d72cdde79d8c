/// The vendors' own Java SDKs as clients of the running proxy, over real sockets, before an upstream of each protocol.
@NullMarked
package dev.antigravity.conformance;

import org.jspecify.annotations.NullMarked;
