package dev.antigravity.host.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.status.NopStatusListener;
import java.nio.file.Path;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/// What SLF4J logs to in this host. Told by system properties, because SLF4J builds it before anybody could hand it
/// anything; {@link #install} sets them.
public final class LogService implements SLF4JServiceProvider {
    private static final String FOLDER = "antigravity.log.folder";
    private static final String NAME = "antigravity.log.name";
    private static final String LEVEL = "antigravity.log.level";

    private final LoggerContext logback = new LoggerContext();
    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final LogbackMDCAdapter context = new LogbackMDCAdapter();

    /// Makes this what SLF4J finds. Must run before the first logger is asked for.
    ///
    /// @param folder where the file goes; made when there is something to write
    /// @param name   of the file, without its ending
    /// @param level  `debug` or the like for more than usual, and to have it on standard error, too; else empty
    public static void install(Path folder, String name, String level) {
        System.setProperty("slf4j.provider", LogService.class.getName());
        System.setProperty("slf4j.internal.verbosity", "WARN");
        System.setProperty(FOLDER, folder.toString());
        System.setProperty(NAME, name);
        System.setProperty(LEVEL, level);
    }

    @Override
    public void initialize() {
        logback.setName("antigravity");
        logback.setMDCAdapter(context);
        logback.getStatusManager().add(new NopStatusListener()); // or its own troubles end on standard output
        var level = System.getProperty(LEVEL, "");
        var root = logback.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.toLevel(level, Level.INFO));
        logback.getLogger("org.pf4j").setLevel(Level.toLevel(level, Level.WARN));
        logback.getLogger("org.jline").setLevel(Level.WARN);
        var folder = System.getProperty(FOLDER, "");
        if (!folder.isEmpty()) {
            var appender = new LateAppender(Path.of(folder), System.getProperty(NAME, "antigravity"), !level.isEmpty());
            appender.setContext(logback);
            appender.start();
            root.addAppender(appender);
        }
        logback.start();
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return logback;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return context;
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0.99";
    }
}
