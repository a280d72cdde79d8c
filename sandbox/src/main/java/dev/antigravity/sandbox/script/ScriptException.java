package dev.antigravity.sandbox.script;

/// A line of a script that says nothing the sandbox knows.
public final class ScriptException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ScriptException(int line, String problem) {
        super("sandbox script, line " + line + ": " + problem);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
