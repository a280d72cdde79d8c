package dev.antigravity.command;

import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandException;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.api.HostEvent;
import dev.antigravity.api.OptionSpec;
import dev.antigravity.api.Report;
import dev.antigravity.api.Text;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.MalformedJsonException;
import dev.antigravity.service.BackgroundService;
import dev.antigravity.service.BackgroundService.Start;
import dev.antigravity.service.BackgroundService.Stop;
import dev.antigravity.service.ServiceRecord;
import dev.antigravity.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Starts and stops the proxy as a service, as a conversation.
final class ServiceDesk {
    static final OptionSpec PORT = OptionSpec.value("port", "N", "listen there instead of server.port");
    static final OptionSpec CONFIG = OptionSpec.value("config", "FILE", "follow this file instead of config.yaml");

    /// Longer than a proxy lets answers finish, so that it is never ended while it does.
    private static final Duration BEYOND_DRAINING = Duration.ofSeconds(10);

    private final Workbench bench;
    private final BackgroundService service;
    private final Conversation conversation;

    ServiceDesk(Workbench bench, Conversation conversation) {
        this.bench = bench;
        this.service = bench.service();
        this.conversation = conversation;
    }

    /// What the flags of a call say.
    static List<String> options(CommandCall call) {
        var options = new ArrayList<String>();
        call.path("config").map(Path::toString).ifPresent(file -> options.addAll(List.of("--config", file)));
        Ports.of(call.arguments()).ifPresent(port -> options.addAll(List.of("--port", String.valueOf(port))));
        return options;
    }

    /// @throws CommandException if it does not start
    Report start(List<String> options) throws InterruptedException {
        var elsewhere = options.isEmpty() ? elsewhere() : Optional.<Report>empty();
        if (elsewhere.isPresent()) {
            return elsewhere.get();
        }
        try (var progress = conversation.progress("Starting the proxy")) {
            var start = service.start(stopFile -> order(options, stopFile));
            return switch (start) {
                case Start.Started(var started) -> {
                    progress.done("Started");
                    yield started(started);
                }
                case Start.Running(var running) -> {
                    progress.done("Nothing to start");
                    yield running(running, options);
                }
                case Start.Failed failed -> {
                    progress.fail("It did not start");
                    throw failure(failed);
                }
            };
        } catch (IOException e) {
            throw unable("started", e);
        }
    }

    /// A proxy of ours that answers already without being the service: a chat's, or one in the foreground.
    private Optional<Report> elsewhere() {
        var place = ProxyPlace.of(bench);
        if (place.by() == ProxyPlace.By.SERVICE || place.isUnknown()) {
            return Optional.empty();
        }
        var found =
                new ProxyProbe(bench).look(place.address(), bench.proxyKeys().getFirst());
        if (!(found instanceof ProxyProbe.Found.Ours(var _, var opens)) || !opens) {
            return Optional.empty();
        }
        var where = place.by() == ProxyPlace.By.THIS_PROCESS
                ? "in this " + bench.host().info().name()
                : "in another process, a chat or serve";
        return Optional.of(new Report()
                .success("The proxy runs already, on " + place.address() + ", " + where)
                .line("It ends with that. To have a service instead, end it first, or set server.embedded to never.")
                .data("url", place.address())
                .data("started", false));
    }

    private BackgroundService.Order order(List<String> options, Path stopFile) {
        var words = Stream.of(List.of("serve", "--json", "--stop-file", stopFile.toString()), options)
                .flatMap(List::stream)
                .toList();
        var commandLine = bench.host()
                .commandLine(words)
                .orElseThrow(() -> new CommandException(
                        ErrorCode.HOST_CONFIG,
                        bench.host().info().name() + " cannot start other processes.",
                        Text.of("Run ").command("antigravity serve").and(" in a terminal instead.")));
        return new BackgroundService.Order(commandLine, options, bench.version());
    }

    private Report started(ServiceRecord started) {
        bench.host().events().publish(new HostEvent.ProxyStateChanged(Optional.of(started.address())));
        return data(started)
                .success("The proxy listens on " + started.address() + " (process " + started.pid() + ")")
                .data("started", true)
                .next("antigravity configure")
                .next("antigravity status");
    }

    private static Report running(ServiceRecord running, List<String> options) {
        var report = data(running)
                .success("The proxy runs already, on " + running.address() + " (process " + running.pid() + ")")
                .data("started", false);
        if (!options.isEmpty() && !options.equals(running.options())) {
            report.warning("It was started with other options, and goes on with those.")
                    .next("antigravity restart " + String.join(" ", options));
        }
        return report;
    }

    private static Report data(ServiceRecord service) {
        return new Report()
                .data("url", service.address())
                .data("pid", service.pid())
                .data("since", service.began());
    }

    /// What the process itself said of it, if it came to that.
    private static CommandException failure(Start.Failed failed) {
        try {
            var error =
                    Json.parseObject(failed.answer()).get("error") instanceof JsonObject said ? said : JsonObject.EMPTY;
            if (!error.isEmpty()) {
                return new CommandException(
                        ErrorCode.valueOf(error.text("code").orElse("INTERNAL")),
                        error.text("message").orElse("The proxy did not start."),
                        error.text("hint").orElse(""));
            }
        } catch (MalformedJsonException | IllegalArgumentException _) {
            // It did not come to an answer; the last line says more.
        }
        var word = failed.lastWord().isEmpty() ? "it said nothing" : failed.lastWord();
        return new CommandException(
                ErrorCode.INTERNAL,
                "The proxy did not start: " + word + ".",
                Text.of("See ").command("antigravity logs").and("."));
    }

    Stop stop() throws InterruptedException {
        if (service.running().isEmpty()) {
            return Stop.NOT_RUNNING;
        }
        try (var progress = conversation.progress("Stopping the proxy; running answers may finish")) {
            var stop = service.stop(patience());
            switch (stop) {
                case NOT_RUNNING -> progress.done("It had gone already");
                case ENDED -> progress.done("Ended in order");
                case KILLED -> progress.fail("It did not end in time and was ended");
            }
            if (stop != Stop.NOT_RUNNING) {
                bench.host().events().publish(new HostEvent.ProxyStateChanged(Optional.empty()));
            }
            return stop;
        } catch (IOException e) {
            throw unable("stopped", e);
        }
    }

    /// The configuration of now need not be the service's, nor in order.
    private Duration patience() {
        try {
            return bench.settings().server().drainTimeout().plus(BEYOND_DRAINING);
        } catch (SettingsException _) {
            return Duration.ofMinutes(1);
        }
    }

    private static CommandException unable(String what, IOException e) {
        return new CommandException(
                ErrorCode.HOST_CONFIG, "The proxy cannot be " + what + ": " + e.getMessage() + ".", Text.EMPTY);
    }
}
