package dev.antigravity.command;

import dev.antigravity.api.Arguments;
import dev.antigravity.api.CommandException;
import dev.antigravity.api.ErrorCode;
import java.util.Optional;

/// The flag `--port`.
final class Ports {
    private static final int LARGEST = 65_535;

    private Ports() {}

    /// @throws CommandException if there is no such port
    static Optional<Integer> of(Arguments arguments) {
        var port = arguments.number("port");
        if (port.isEmpty()) {
            return Optional.empty();
        }
        if (port.getAsLong() < 0 || port.getAsLong() > LARGEST) {
            throw new CommandException(
                    ErrorCode.USAGE, "There is no port " + port.getAsLong() + ".", "Ports go from 0 to 65535.");
        }
        return Optional.of((int) port.getAsLong());
    }
}
