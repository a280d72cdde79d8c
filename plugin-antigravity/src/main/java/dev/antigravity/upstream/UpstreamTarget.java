package dev.antigravity.upstream;

import dev.antigravity.account.Credential;
import dev.antigravity.chat.Protocol;
import dev.antigravity.net.WayOut;
import dev.antigravity.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/// Where a call goes and who it is made for.
///
/// @param headers the provider's own, sent with every call
/// @param idle    how long the upstream may be silent
public record UpstreamTarget(
        Protocol protocol, URI uri, Credential credential, Map<String, Secret> headers, Duration idle, WayOut way) {}
