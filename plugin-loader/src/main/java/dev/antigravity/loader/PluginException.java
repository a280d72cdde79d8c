package dev.antigravity.loader;

/// Something was asked of a plugin that cannot be done. The message is for the user.
public final class PluginException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    PluginException(String message) {
        super(message);
    }
}
