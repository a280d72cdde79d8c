/// How many tokens a request is, where nobody can be asked who knows (TOK-002).
///
/// Texts are counted by the vendor's published encoding, tools as vendors render them, pictures and PDFs by the
/// vendors' stated formulas; `docs/decisions/0006-token-estimates.md` says from where. An estimate leans to the high
/// side: who plans with it must not run into the model's limit. May use `chat`, `json` and `picture`.
@NullMarked
package dev.antigravity.tokens;

import org.jspecify.annotations.NullMarked;
