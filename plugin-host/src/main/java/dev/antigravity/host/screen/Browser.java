package dev.antigravity.host.screen;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The browser where the user sits, if there is one: not over SSH, not without a desktop.
public final class Browser {
    private static final Logger LOG = LoggerFactory.getLogger(Browser.class);

    private final List<String> command;

    private Browser(List<String> command) {
        this.command = command;
    }

    public static Browser none() {
        return new Browser(List.of());
    }

    /// @param variables  the process environment
    /// @param systemName what the system calls itself
    public static Browser find(Map<String, String> variables, String systemName) {
        var system = systemName.toLowerCase(Locale.ROOT);
        if (!variables.getOrDefault("SSH_CONNECTION", "").isEmpty()) {
            return none();
        }
        if (system.contains("mac")) {
            return new Browser(List.of("open"));
        }
        if (system.contains("win")) {
            return new Browser(List.of("rundll32", "url.dll,FileProtocolHandler"));
        }
        var hasDesktop = variables.containsKey("DISPLAY") || variables.containsKey("WAYLAND_DISPLAY");
        var tool = hasDesktop ? onPath("xdg-open", variables) : onPath("wslview", variables);
        return new Browser(tool.stream().toList());
    }

    boolean isThere() {
        return !command.isEmpty();
    }

    /// Opens a page; only pages of the web.
    ///
    /// @return whether a browser was started
    boolean open(URI url) {
        if (!isThere() || !List.of("http", "https").contains(String.valueOf(url.getScheme()))) {
            return false;
        }
        var words = new ArrayList<>(command);
        words.add(url.toASCIIString());
        try {
            new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException e) {
            LOG.info("cannot open a browser: {}", e.getMessage());
            return false;
        }
    }

    private static Optional<String> onPath(String tool, Map<String, String> variables) {
        return Pattern.compile(":")
                .splitAsStream(variables.getOrDefault("PATH", ""))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
