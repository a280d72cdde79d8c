/// What the sandbox is told to do, and which part of it applies to a request.
///
/// A script is plain text. Each line is a {@link dev.antigravity.sandbox.script.Directive}; a line `---` begins the
/// next
/// {@link dev.antigravity.sandbox.script.Step}, which is for the model's next turn. The words:
///
/// | line | does |
/// |---|---|
/// | `think TEXT` | a thinking block, if the request has thinking on |
/// | `redact` | a redacted thinking block |
/// | `answer TEXT` | text; several lines make several blocks |
/// | `words N` | text of N words |
/// | `call TOOL JSON` | a tool call; several lines make parallel calls |
/// | `refuse TEXT` | a refusal in the protocol's own form |
/// | `stop REASON` | ends for that reason |
/// | `usage input=N output=N cache-read=N cache-write=N thinking=N` | reports these numbers |
/// | `delay TIME`, `pace TIME` | waits before the answer, between events (`200`, `200ms`, `2s`) |
/// | `chunk N`, `slice N` | characters per delta, bytes per write |
/// | `interleave` | deals the pieces of parallel calls in turn, where the protocol allows it |
/// | `header NAME VALUE` | one more response header |
/// | `fault …` | see {@link dev.antigravity.sandbox.script.Fault} |
///
/// TEXT is the rest of the line, or a JSON string. Empty lines and lines that begin with `#` say nothing.
///
/// A script reaches a request through its header `x-sandbox-script` (percent-encoded), a block between `[sandbox]` and
/// `[/sandbox]` in the newest user text that has one, or a {@link dev.antigravity.sandbox.script.Rule}; the first of
/// these wins.
@NullMarked
package dev.antigravity.sandbox.script;

import org.jspecify.annotations.NullMarked;
