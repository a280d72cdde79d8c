/// Signing in with the user's own OAuth clients, and keeping their tokens fresh.
///
/// {@link dev.antigravity.oauth.LoopbackLogin}, {@link dev.antigravity.oauth.CodeLogin} and {@link
/// dev.antigravity.oauth.DeviceLogin} bring tokens; {@link dev.antigravity.oauth.RefreshingCredentialSource} hands
/// them out and renews them, once for all threads and processes. {@link dev.antigravity.oauth.SignIn} is all of it for
/// commands and endpoints. Expected failures are values: {@link dev.antigravity.oauth.LoginOutcome}.
///
/// May use `account`, `secret`, `files` and `json`. Outgoing HTTP comes through {@link
/// dev.antigravity.oauth.FormPoster}; the JDK's own HTTP server is used here, and only here, for the loopback
/// redirect: it lives for one request, and this room must work in a process that runs no proxy.
///
/// Specifications: RFC 6749 (OAuth 2.0), 7009 (revocation), 7636 (PKCE), 8252 (native apps), 8414 (metadata), 8628
/// (device flow). Why not a library: `docs/decisions/0004-oauth-own-flow.md`.
@NullMarked
package dev.antigravity.oauth;

import org.jspecify.annotations.NullMarked;
