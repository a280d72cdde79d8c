package dev.antigravity.envfile;

/// How a file writes environment variables down.
enum EnvNotation {
    /// `KEY=value`, as Node's `dotenv` reads it.
    DOTENV("an env file") {
        @Override
        EnvText read(byte[] bytes) {
            return DotenvText.parse(bytes);
        }
    },
    /// The object `env` of a settings file of Claude Code.
    CLAUDE_SETTINGS("a settings file") {
        @Override
        EnvText read(byte[] bytes) {
            return ClaudeSettingsText.parse(bytes);
        }
    };

    private final String noun;

    EnvNotation(String noun) {
        this.noun = noun;
    }

    /// What such a file is called, with its article.
    String noun() {
        return noun;
    }

    /// The folder `.claude` comes with the first settings file in it; an env file belongs to a folder that is there.
    boolean bringsItsFolder() {
        return this == CLAUDE_SETTINGS;
    }

    /// No bytes are a file that says nothing.
    ///
    /// @throws UnreadableEnvException if these bytes are no such file
    abstract EnvText read(byte[] bytes);
}
