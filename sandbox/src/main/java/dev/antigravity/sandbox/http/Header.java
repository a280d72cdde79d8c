package dev.antigravity.sandbox.http;

/// One header field of a request or an answer.
public record Header(String name, String value) {}
