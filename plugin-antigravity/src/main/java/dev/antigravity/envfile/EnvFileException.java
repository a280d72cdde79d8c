package dev.antigravity.envfile;

/// Why an env file was not read or not changed. Whatever is thrown, the file is as it was.
public abstract sealed class EnvFileException extends RuntimeException
        permits BadEnvKeyException,
                UnrepresentableValueException,
                UnreadableEnvException,
                UnwritableEnvException,
                EnvConflictException {
    private static final long serialVersionUID = 1;

    EnvFileException(String message) {
        super(message);
    }

    EnvFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
