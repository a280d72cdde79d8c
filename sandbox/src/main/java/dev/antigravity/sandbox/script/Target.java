package dev.antigravity.sandbox.script;

/// What a rule looks at in a request.
///
/// @param account   empty if nobody is known
/// @param model     empty if none is asked
/// @param generates whether the request makes a model answer
public record Target(String account, String path, String model, boolean generates) {
    /// A request that no model answers.
    public static Target ofPath(String path) {
        return new Target("", path, "", false);
    }

    public Target by(String owner) {
        return new Target(owner, path, model, generates);
    }
}
