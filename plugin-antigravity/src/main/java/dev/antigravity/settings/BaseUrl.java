package dev.antigravity.settings;

import dev.antigravity.chat.Protocol;
import java.net.URI;
import java.util.regex.Pattern;

/// Where a provider's API lives. Takes what the vendor's own SDK takes: with `/v1` for the two OpenAI protocols,
/// without a version for the others; a path that already ends in a version is taken as it is.
public final class BaseUrl {
    private static final Pattern ENDS_IN_VERSION = Pattern.compile(".*/v\\d+[a-z0-9]*");

    private final URI stated;
    private final String versioned;

    private BaseUrl(URI stated, String versioned) {
        this.stated = stated;
        this.versioned = versioned;
    }

    public static BaseUrl of(Protocol protocol, URI stated) {
        var text = stated.toString().replaceAll("/+$", "");
        var complete = ENDS_IN_VERSION.matcher(text).matches();
        return new BaseUrl(stated, complete ? text : text + version(protocol));
    }

    private static String version(Protocol protocol) {
        return switch (protocol) {
            case ANTHROPIC_MESSAGES -> "/v1";
            case OPENAI_CHAT, OPENAI_RESPONSES -> "";
            case GEMINI -> "/v1beta";
            case CLOUD_CODE -> "/v1internal";
        };
    }

    /// The address of one operation.
    ///
    /// @param operation what follows the version, with its query, such as `/messages`, `/chat/completions`,
    ///                  `/models/m:generateContent` or `:loadCodeAssist`
    public URI at(String operation) {
        return URI.create(versioned + operation);
    }

    /// What the configuration says.
    public URI stated() {
        return stated;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BaseUrl that && versioned.equals(that.versioned);
    }

    @Override
    public int hashCode() {
        return versioned.hashCode();
    }

    @Override
    public String toString() {
        return stated.toString();
    }
}
