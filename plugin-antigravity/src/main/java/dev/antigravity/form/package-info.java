/// Forms with files in them, as `multipart/form-data` brings them.
///
/// {@link dev.antigravity.form.MultipartForm} finds where the parts of a body lie and copies nothing. Uses the JDK and
/// nothing else.
///
/// Specifications: RFC 7578, RFC 2046 section 5.1.
@NullMarked
package dev.antigravity.form;

import org.jspecify.annotations.NullMarked;
