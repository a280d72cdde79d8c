package dev.antigravity.catalog;

/// Something somebody said about a model.
public record Fact<T>(T value, Source source) {}
