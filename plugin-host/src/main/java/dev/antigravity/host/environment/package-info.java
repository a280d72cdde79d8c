/// Where the host works and what it was told: folders, and variables from the process and the `.env` file.
///
/// The file is read as Node's dotenv reads it, because that is how the other hosts of such a file do; it is never
/// written here. May use `plugin-api`.
@NullMarked
package dev.antigravity.host.environment;

import org.jspecify.annotations.NullMarked;
