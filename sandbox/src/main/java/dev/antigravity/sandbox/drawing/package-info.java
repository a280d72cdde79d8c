/// Draws the pictures that simulated models give.
///
/// They are real files of the asked size, and none can be taken for a real model's work: two colours, stripes, and the
/// word SANDBOX across. PNG and JPEG come from the JDK; for WebP it has no writer, and
/// {@link dev.antigravity.sandbox.drawing.WebpFile} writes as much of the lossless form as two colours need.
///
/// Specifications: PNG (W3C) section 11.3.4.3, JPEG (ITU T.81) section B.2.4.5, RFC 9649 for WebP.
@NullMarked
package dev.antigravity.sandbox.drawing;

import org.jspecify.annotations.NullMarked;
