/// What the two OpenAI protocols share: credentials, errors, models, files, schemas.
@NullMarked
package dev.antigravity.sandbox.wire.openai.shared;

import org.jspecify.annotations.NullMarked;
