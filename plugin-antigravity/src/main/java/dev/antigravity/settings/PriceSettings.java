package dev.antigravity.settings;

import java.math.BigDecimal;
import java.util.Optional;

/// What a model costs, in US dollars per million tokens. A price that is not stated is unknown, never zero.
public record PriceSettings(
        BigDecimal input,
        BigDecimal output,
        Optional<BigDecimal> cacheRead,
        Optional<BigDecimal> cacheWrite,
        Optional<BigDecimal> cacheWriteHour) {

    /// @return empty, and a problem, if input or output is missing
    static Optional<PriceSettings> read(Section section) {
        var input = section.require("input", Kind.AMOUNT);
        var output = section.require("output", Kind.AMOUNT);
        var cacheRead = section.find("cache-read", Kind.AMOUNT);
        var cacheWrite = section.find("cache-write", Kind.AMOUNT);
        var cacheWriteHour = section.find("cache-write-1h", Kind.AMOUNT);
        section.refuseUnknown();
        return input.flatMap(
                in -> output.map(out -> new PriceSettings(in, out, cacheRead, cacheWrite, cacheWriteHour)));
    }
}
