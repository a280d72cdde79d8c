package dev.antigravity.chat;

import java.util.Optional;

/// A model as a listing shows it. What is not known is left out, never made up.
///
/// @param id        the name a client may ask for
/// @param title     its name for people
/// @param owner     who provides it
/// @param context   tokens of prompt and answer together
/// @param maxOutput tokens of an answer
public record ListedModel(String id, String title, String owner, Optional<Long> context, Optional<Long> maxOutput) {}
