/// The simulated authorization server.
///
/// Authorization code with PKCE (RFC 6749, RFC 7636; S256 only), loopback redirects (RFC 8252), device authorization
/// (RFC 8628), rotating refresh tokens with reuse detection (RFC 9700, section 4.14.2), revocation (RFC 7009), metadata
/// (RFC 8414), the issuer in the redirect (RFC 9207). Its state lives in memory and its clock is the one it is given.
@NullMarked
package dev.antigravity.sandbox.oauth;

import org.jspecify.annotations.NullMarked;
