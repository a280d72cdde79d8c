package dev.antigravity.host;

import dev.antigravity.host.log.LogFile;
import java.util.List;

/// Where the process begins and ends.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        var world = World.ofThisProcess();
        System.setProperty(
                LogFile.FOLDER, world.folders().home().resolve("logs").toString());
        System.exit(new Host(world, List.of(arguments)).run());
    }
}
