package dev.antigravity.dashboard;

import dev.antigravity.ledger.Ledger;
import dev.antigravity.pool.RestBook;
import dev.antigravity.relay.PictureFeed;
import dev.antigravity.relay.Underway;

/// What the page looks at while it is open.
public record Watched(Underway underway, Ledger ledger, RestBook rests, PictureFeed pictures) {}
