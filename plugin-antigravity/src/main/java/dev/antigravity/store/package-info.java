/// A database in a file, as small as it can be: it is opened, brought up to date, asked and changed in SQL.
///
/// {@link dev.antigravity.store.DatabaseFile} opens, {@link dev.antigravity.store.Database} runs statements. JDBC and
/// SQLite enter here and nowhere else; what the tables are is the affair of those who have them. May use `files`.
/// Why it is so: `docs/decisions/0018-the-ledger-on-disk.md`.
@NullMarked
package dev.antigravity.store;

import org.jspecify.annotations.NullMarked;
