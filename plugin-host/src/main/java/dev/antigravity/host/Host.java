package dev.antigravity.host;

import dev.antigravity.api.Cancellation;
import dev.antigravity.api.CancellationToken;
import dev.antigravity.api.HostEvent;
import dev.antigravity.api.HostPaths;
import dev.antigravity.api.HostServices;
import dev.antigravity.api.Text;
import dev.antigravity.host.chat.SixelQuery;
import dev.antigravity.host.environment.EnvFiles;
import dev.antigravity.host.environment.Folders;
import dev.antigravity.host.screen.Graphics;
import dev.antigravity.host.screen.Look;
import dev.antigravity.host.screen.Palette;
import dev.antigravity.host.screen.Screen;
import dev.antigravity.loader.EventBus;
import dev.antigravity.loader.PluginSources;
import dev.antigravity.loader.PluginSources.Isolation;
import dev.antigravity.loader.Plugins;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/// One run of the host: loads the plugins, does what the command line says, lets the plugins go.
final class Host {
    private final World world;
    private final HostOptions options;
    private final Screen out;
    private final Screen err;

    Host(World world, List<String> arguments) {
        this.world = world;
        this.options = HostOptions.parse(arguments);
        this.out = new Screen(world.out(), look(world.tty().out()));
        this.err = new Screen(world.err(), look(world.tty().err()));
    }

    /// What the log of this run is called. A proxy has one to itself: it stays for days, and two processes cannot
    /// bound one file.
    String logName() {
        return options.isService() ? "proxy" : "antigravity";
    }

    /// @return the exit code
    int run() {
        if (options.version()) {
            out.show(Text.of(Product.line()));
            return 0;
        }
        var cancellation = new Cancellation();
        var prompt = new ConsolePrompt(world.in(), world.out());
        try (var interruption = new Interruption(cancellation, prompt::isWaiting)) {
            world.folders().make();
            var exitCode = run(prompt, cancellation);
            if (exitCode == 0) {
                interruption.wasNone();
            }
            return exitCode;
        } catch (UncheckedIOException e) {
            err.show(Text.failure(String.valueOf(e.getMessage())));
            return 1;
        }
    }

    private int run(ConsolePrompt prompt, CancellationToken cancellation) {
        var environment = new EnvFiles(world.variables(), world.workingDirectory());
        var events = new EventBus();
        events.subscribe(HostEvent.EnvironmentChanged.class, _ -> environment.readAgain());
        try (var plugins = Plugins.open(sources(), (id, bundled) -> services(id, bundled, environment, events))) {
            plugins.problems().forEach(problem -> err.show(Text.warning(problem.toString())));
            var calls = new CommandCalls(world, options, plugins, environment, out, err);
            if (options.hook()) {
                return calls.answerHook(cancellation);
            }
            return options.train() ? calls.rehearse() : calls.run(prompt, cancellation);
        }
    }

    private PluginSources sources() {
        var isolation = options.isolate() ? Isolation.APART : Isolation.SHARED;
        return new PluginSources(world.bundled(), isolation, world.folders().plugins());
    }

    /// A bundled plugin keeps its things in the home folder itself, any other in a folder of its own.
    private HostServices services(String id, boolean bundled, EnvFiles environment, EventBus events) {
        var home = bundled ? world.folders().home() : privateFolder(id);
        var paths = new HostPaths(
                world.workingDirectory(), home, world.folders().cache().resolve(id));
        return new Services(Product.info(), environment, paths, events, options.isChat(), world.clock());
    }

    private Path privateFolder(String id) {
        var folder = world.folders().home().resolve("data").resolve(id.replaceAll("[^\\w.-]", "_"));
        Folders.makePrivate(folder);
        return folder;
    }

    private Look look(boolean isTerminal) {
        var canMove = !world.variables().getOrDefault("TERM", "").equals("dumb");
        var plain = Look.plain().withUnicode(world.isUnicode());
        var look = isTerminal
                ? plain.withWidth(world.tty()::columns)
                        .redrawing(canMove)
                        .showing(Graphics.of(world.variables(), world.tty().in()))
                        .asking(SixelQuery::ask)
                : plain;
        return look.in(options.noColour() ? Palette.PLAIN : Palette.of(world.variables(), isTerminal));
    }
}
