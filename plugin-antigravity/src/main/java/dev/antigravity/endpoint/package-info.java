/// The doors of the proxy: an HTTP server on loopback, a guard, and one class per path.
///
/// HttpCore's classic server side is imported here and nowhere else. An endpoint checks, reads, calls one flow, and
/// writes;
/// it decides nothing. Every connection has a virtual thread; what HttpCore's server lacks is added here: a limit on
/// slow heads, noticing a client that leaves while nothing is written to it, and a stop that lets running answers
/// finish.
@NullMarked
package dev.antigravity.endpoint;

import org.jspecify.annotations.NullMarked;
