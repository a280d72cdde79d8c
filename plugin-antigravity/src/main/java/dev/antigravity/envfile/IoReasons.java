package dev.antigravity.envfile;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/// What went wrong with a file, in words. `java.nio` leaves the reason out of the commonest ones.
final class IoReasons {
    private IoReasons() {}

    static String of(Throwable failure) {
        return switch (failure) {
            case AccessDeniedException _ ->
                "permission denied; check the rights of the file and its folder, and who else has it open";
            case NoSuchFileException missing -> missing.getFile() + " does not exist";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default ->
                Optional.ofNullable(failure.getMessage())
                        .orElse(failure.getClass().getSimpleName());
        };
    }
}
