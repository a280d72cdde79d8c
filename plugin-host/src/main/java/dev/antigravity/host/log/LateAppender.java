package dev.antigravity.host.log;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Opens the log file with the first line. A file a day, at most 5 MB each, kept for a week, at most 20 MB
/// together.
final class LateAppender extends AppenderBase<ILoggingEvent> {
    private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{24} - %msg%n%ex";

    private final Path folder;
    private final String name;
    private final boolean onStandardErrorToo;
    private final List<Appender<ILoggingEvent>> open = new ArrayList<>();

    LateAppender(Path folder, String name, boolean onStandardErrorToo) {
        this.folder = folder;
        this.name = name;
        this.onStandardErrorToo = onStandardErrorToo;
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (open.isEmpty()) {
            open.add(file());
            if (onStandardErrorToo) {
                open.add(standardError());
            }
        }
        open.forEach(appender -> appender.doAppend(event));
    }

    @Override
    public void stop() {
        open.forEach(Appender::stop);
        open.clear();
        super.stop();
    }

    private RollingFileAppender<ILoggingEvent> file() {
        var file = new RollingFileAppender<ILoggingEvent>();
        var policy = new SizeAndTimeBasedRollingPolicy<ILoggingEvent>();
        file.setContext(context);
        file.setFile(folder.resolve(name + ".log").toString());
        file.setEncoder(encoder());
        policy.setContext(context);
        policy.setParent(file);
        policy.setFileNamePattern(folder.resolve(name + "-%d.%i.log").toString());
        policy.setMaxFileSize(FileSize.valueOf("5MB"));
        policy.setMaxHistory(7);
        policy.setTotalSizeCap(FileSize.valueOf("20MB"));
        policy.start();
        file.setRollingPolicy(policy);
        file.start();
        return file;
    }

    private ConsoleAppender<ILoggingEvent> standardError() {
        var console = new ConsoleAppender<ILoggingEvent>();
        console.setContext(context);
        console.setTarget("System.err");
        console.setEncoder(encoder());
        console.start();
        return console;
    }

    private PatternLayoutEncoder encoder() {
        var encoder = new DiscreetEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        return encoder;
    }
}
