package dev.antigravity.host;

import dev.antigravity.host.log.LogService;
import java.util.List;

/// Where the process begins and ends.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true"); // pictures are read here, never shown in a window
        var world = World.ofThisProcess();
        var host = new Host(world, List.of(arguments));
        LogService.install(
                world.folders().logs(), host.logName(), world.variables().getOrDefault("ANTIGRAVITY_LOG", ""));
        Tidying.begin();
        System.exit(host.run());
    }
}
