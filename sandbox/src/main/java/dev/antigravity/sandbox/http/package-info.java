/// The loopback server and the ways an answer can go wrong on the wire.
///
/// Everything above deals in values: a {@link dev.antigravity.sandbox.http.Call} comes in, an
/// {@link dev.antigravity.sandbox.http.Answer} goes out, and how it is delivered (late, slowly, in slices, cut, never)
/// is a {@link dev.antigravity.sandbox.http.Delivery}. Apache HttpCore speaks HTTP/1.1 (RFC 9112) and is used nowhere
/// else.
@NullMarked
package dev.antigravity.sandbox.http;

import org.jspecify.annotations.NullMarked;
