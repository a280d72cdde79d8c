package dev.antigravity.host.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.NopStatusListener;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;

/// Sets Logback up, found by it as a service. Told by system properties, since it runs before anybody could hand it
/// anything.
///
/// A file a day, at most 5 MB each, kept for a week, at most 20 MB together.
public final class LogFile extends ContextAwareBase implements Configurator {
    /// Names the folder for log files. Without it nothing is logged.
    public static final String FOLDER = "antigravity.logs";

    /// Names the level, `debug` for instance; and any level at all means that lines go to standard error, too.
    public static final String LEVEL = "antigravity.log.level";

    private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSS} %-5level [%thread] %logger{24} - %msg%n%ex";

    @Override
    public ExecutionStatus configure(LoggerContext logback) {
        logback.getStatusManager().add(new NopStatusListener()); // or Logback tells its troubles to standard output
        var root = logback.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var level = System.getProperty(LEVEL);
        root.setLevel(Level.toLevel(level, Level.INFO));
        logback.getLogger("org.pf4j").setLevel(Level.toLevel(level, Level.WARN));
        logback.getLogger("org.jline").setLevel(Level.WARN);
        var folder = System.getProperty(FOLDER);
        if (folder == null) {
            root.setLevel(Level.OFF);
            return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
        }
        root.addAppender(file(logback, Path.of(folder)));
        if (level != null) {
            root.addAppender(console(logback));
        }
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static RollingFileAppender<ILoggingEvent> file(LoggerContext logback, Path folder) {
        var file = new RollingFileAppender<ILoggingEvent>();
        var policy = new SizeAndTimeBasedRollingPolicy<ILoggingEvent>();
        file.setContext(logback);
        file.setFile(folder.resolve("antigravity.log").toString());
        file.setEncoder(encoder(logback));
        policy.setContext(logback);
        policy.setParent(file);
        policy.setFileNamePattern(folder.resolve("antigravity-%d.%i.log").toString());
        policy.setMaxFileSize(FileSize.valueOf("5MB"));
        policy.setMaxHistory(7);
        policy.setTotalSizeCap(FileSize.valueOf("20MB"));
        policy.start();
        file.setRollingPolicy(policy);
        file.start();
        return file;
    }

    private static OutputStreamAppender<ILoggingEvent> console(LoggerContext logback) {
        var console = new ConsoleAppender<ILoggingEvent>();
        console.setContext(logback);
        console.setTarget("System.err");
        console.setEncoder(encoder(logback));
        console.start();
        return console;
    }

    private static PatternLayoutEncoder encoder(LoggerContext logback) {
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(logback);
        encoder.setPattern(PATTERN);
        encoder.start();
        return encoder;
    }
}
