package dev.antigravity.api;

/// The version of this contract, apart from the version of any product that speaks it.
///
/// A plugin states the least it needs as `Plugin-Requires`; a host compares with {@link #CURRENT} and turns away
/// what is too new for it. Semantic versioning: a break raises the first number, an addition the second.
public final class ApiVersion {
    public static final String CURRENT = "1.0.0";

    private ApiVersion() {}
}
