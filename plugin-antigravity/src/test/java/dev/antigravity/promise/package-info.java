/// Tests of what `docs/promises.md` promises and no single room can keep: they play whole exchanges through the real
/// proxy, over real sockets, and judge by what clients and upstreams see.
@NullMarked
package dev.antigravity.promise;

import org.jspecify.annotations.NullMarked;
