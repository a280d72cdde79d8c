package dev.antigravity.envfile;

/// A name that no env file should have as a key.
public final class BadEnvKeyException extends EnvFileException {
    private static final long serialVersionUID = 1;

    private BadEnvKeyException(String message) {
        super(message);
    }

    static BadEnvKeyException notAKey(String key) {
        return new BadEnvKeyException(
                "\"" + visible(key) + "\" is no key of an env file: use letters, digits and _, no digit first");
    }

    /// Somebody may have typed `KEY=secret` where a key was asked for, so that a long text is not shown whole.
    private static String visible(String key) {
        var equals = key.indexOf('=');
        var shown = equals < 0 ? key : key.substring(0, equals) + "=…";
        shown = shown.length() > 40 ? shown.substring(0, 40) + "…" : shown;
        return shown.replaceAll("\\p{Cntrl}", "\uFFFD");
    }
}
