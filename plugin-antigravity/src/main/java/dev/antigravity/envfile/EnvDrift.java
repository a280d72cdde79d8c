package dev.antigravity.envfile;

import java.util.Optional;

/// A key that we wrote and somebody else has changed since.
///
/// @param wrote what we wrote last, empty if we removed the key
/// @param found what the file says now, empty if it no longer has the key
public record EnvDrift(String key, Optional<String> wrote, Optional<String> found, boolean secret) {

    public Optional<String> shownWrote() {
        return EnvChange.shown(wrote, secret);
    }

    public Optional<String> shownFound() {
        return EnvChange.shown(found, secret);
    }

    @Override
    public String toString() {
        return key + ": we wrote " + shownWrote().orElse("nothing") + ", the file has "
                + shownFound().orElse("nothing");
    }
}
