/// Edits the files a host has its environment variables from the way a careful person would: only the values asked for
/// change, every other byte stays.
///
/// Such a file is an `.env`, which the hosts read with Node's `dotenv`, so its reading is the truth here ({@link
/// dev.antigravity.envfile.EnvText}), or a settings file of Claude Code, whose `env` it is. Both are handled alike:
/// {@link dev.antigravity.envfile.EnvFile} plans a change, shows it and applies it, with a backup ({@link
/// dev.antigravity.envfile.EnvBackups}) and a journal from which each step can be taken back. What somebody else wrote
/// in the meantime is merged or refused, never overwritten. May use `files` and `json`.
///
/// Source: dotenv 17.2.4 `lib/main.js` and 18.0.10 `dist/index.cjs`, read 2026-11; their grammar is the same.
@NullMarked
package dev.antigravity.envfile;

import org.jspecify.annotations.NullMarked;
