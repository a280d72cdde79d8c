package dev.antigravity.chat;

/// A cache breakpoint: the prompt up to here may be kept.
///
/// @param oneHour kept for an hour instead of five minutes
public record CacheControl(boolean oneHour) {}
