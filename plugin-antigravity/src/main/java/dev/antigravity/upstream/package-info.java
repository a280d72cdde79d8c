/// The call to one upstream: where it goes, how the account proves itself, and whose fault it is when it fails.
///
/// May use `protocol`, `account`, `chat`, `secret`, `sse`, `net`, `json`.
@NullMarked
package dev.antigravity.upstream;

import org.jspecify.annotations.NullMarked;
