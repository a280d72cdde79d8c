/// Who may serve a request: from the model a client asks for to an ordered list of candidates. Pure decisions, no
/// calls.
///
/// May use `catalog`, `account`, `settings`, `spelling`, `chat`.
@NullMarked
package dev.antigravity.route;

import org.jspecify.annotations.NullMarked;
