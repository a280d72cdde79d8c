package dev.antigravity.protocol;

import java.util.Optional;

/// What the path of a request says about it.
///
/// @param model  the model, if it stands in the path
/// @param stream whether the path asks for a stream
/// @param purpose what the request is for
public record RequestTarget(Optional<String> model, boolean stream, Purpose purpose) {
    /// What a client wants of a model.
    public enum Purpose {
        REPLY,
        TOKEN_COUNT
    }

    /// A request for a reply whose body says it all.
    public static final RequestTarget REPLY = new RequestTarget(Optional.empty(), false, Purpose.REPLY);

    /// A request to count the tokens of a body that says it all.
    public static final RequestTarget COUNT = new RequestTarget(Optional.empty(), false, Purpose.TOKEN_COUNT);
}
