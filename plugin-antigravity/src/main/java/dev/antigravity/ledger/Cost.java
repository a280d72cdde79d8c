package dev.antigravity.ledger;

import dev.antigravity.catalog.Source;
import java.math.BigDecimal;

/// What an exchange cost in US dollars at list price, whatever the account's contract says.
///
/// @param price who says what the model costs, and of which day that is
public record Cost(BigDecimal dollars, Source price) {}
