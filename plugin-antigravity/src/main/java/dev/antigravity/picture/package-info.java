/// Picture files as files: which format the bytes are, how large the picture is, and the details embedded in it.
///
/// {@link dev.antigravity.picture.PictureFacts} reads the first bytes, {@link dev.antigravity.picture.Embedding} copies
/// a picture and puts {@link dev.antigravity.picture.PictureDetails} into the copy, as XMP where the format has its
/// place for it; everything else stays, a provider's proof of origin (C2PA) included. No pixel is decoded for that, so
/// a picture of any size passes through a small buffer. {@link dev.antigravity.picture.WiderCanvas} alone decodes, to
/// put a picture on a larger canvas. Uses the JDK and nothing else.
///
/// Specifications: PNG third edition, JPEG (ITU T.81, JFIF), WebP container, XMP parts 1 and 3.
@NullMarked
package dev.antigravity.picture;

import org.jspecify.annotations.NullMarked;
