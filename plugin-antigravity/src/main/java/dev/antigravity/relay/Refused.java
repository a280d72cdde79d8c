package dev.antigravity.relay;

import dev.antigravity.pool.Choice;
import dev.antigravity.route.Target;

/// A target nobody can serve now, and why.
record Refused(Target target, Choice.NotNow why) {}
