package dev.antigravity.host.model;

import dev.antigravity.api.ErrorCode;

/// The model gave no answer, or only the beginning of one.
public final class ModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /// Whose turn it is.
    public enum Kind {
        NOT_CONFIGURED(ErrorCode.HOST_CONFIG),
        REFUSED_CREDENTIAL(ErrorCode.UNAUTHORIZED),
        UNKNOWN_MODEL(ErrorCode.MODEL_NOT_FOUND),
        RATE_LIMITED(ErrorCode.RATE_LIMITED),
        REFUSED_REQUEST(ErrorCode.HOST_CONFIG),
        UNREACHABLE(ErrorCode.PROVIDER_DOWN),
        CUT(ErrorCode.PROVIDER_DOWN);

        private final ErrorCode code;

        Kind(ErrorCode code) {
            this.code = code;
        }

        public ErrorCode code() {
            return code;
        }
    }

    ModelException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    static ModelException notConfigured(String message) {
        return new ModelException(Kind.NOT_CONFIGURED, message);
    }

    public Kind kind() {
        return kind;
    }

    public String message() {
        return String.valueOf(getMessage());
    }
}
