package dev.antigravity.route;

import dev.antigravity.chat.Protocol;

/// What routing knows of a request, read without building it.
///
/// @param client    the protocol it is in
/// @param model     what it asks for
/// @param stream    whether it wants a stream
/// @param bodyBytes length of its body
/// @param needs     what it asks of a model
public record RequestFacts(Protocol client, ModelName model, boolean stream, long bodyBytes, RequestNeeds needs) {}
