/// Pictures for the user: asks for them at an image endpoint in OpenAI's words, and keeps what comes as files.
///
/// {@link dev.antigravity.image.Studio} is the client, {@link dev.antigravity.image.Shelf} the folder. An answer is
/// never in memory as a whole: it is decoded into a file while it arrives. A picture appears under its name when it is
/// complete, and what does not become complete leaves nothing behind (docs/decisions/0016-pictures.md).
///
/// {@link dev.antigravity.image.StyleLibrary} has the styles, {@link dev.antigravity.image.PictureHistory} the user's
/// own pictures, from which {@link dev.antigravity.image.Predecessor} goes on, and
/// {@link dev.antigravity.image.BatchJournal} how far a batch is
/// (docs/decisions/0022-picture-styles-costs-and-repeats.md).
///
/// Source: OpenAI API reference, "Images", read 2026-11.
@NullMarked
package dev.antigravity.image;

import org.jspecify.annotations.NullMarked;
