package dev.antigravity.endpoint;

import java.time.Duration;

/// What a client may take of our time and memory.
///
/// @param bodyBytes    the longest body
/// @param head         how long the head of a request may take, from its first byte on
/// @param bodyIdle     the longest silence inside a body
/// @param body         how long a whole body may take
/// @param keepAlive    how long a connection stays open without a request
/// @param silence      how long a client that has left HTTP may send nothing
/// @param connections  how many may be open at once
public record HttpLimits(
        long bodyBytes,
        Duration head,
        Duration bodyIdle,
        Duration body,
        Duration keepAlive,
        Duration silence,
        int connections) {}
