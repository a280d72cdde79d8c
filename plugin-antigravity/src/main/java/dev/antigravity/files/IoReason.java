package dev.antigravity.files;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/// What went wrong with a file, in words that end a sentence. `java.nio` leaves the reason out of the commonest ones.
public final class IoReason {
    private IoReason() {}

    public static String of(Throwable failure) {
        return switch (failure) {
            case AccessDeniedException denied ->
                "permission denied for " + denied.getFile()
                        + "; check its rights, those of its folder, and who else has it open";
            case NoSuchFileException missing -> missing.getFile() + " does not exist";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default ->
                Optional.ofNullable(failure.getMessage())
                        .orElse(failure.getClass().getSimpleName());
        };
    }
}
