package dev.antigravity.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Which rules of the translation contract a test proves, or all tests of a class do.
///
/// The table in `docs/protocols.md` is made of these and of the `rules` of the golden cases. It is read from the
/// sources
/// of every module, so write the ids as plain strings.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.SOURCE)
public @interface Proves {
    /// Ids such as `STR-012`; `rules/titles.txt` has them all.
    String[] value();
}
