package dev.antigravity.json;

import java.math.BigDecimal;
import java.util.OptionalLong;

/// A JSON number with the digits it was written with: `1` stays `1`, `1.0` stays `1.0`, and nothing is lost beyond
/// 2^53.
///
/// Two numbers are equal when their texts are; compare {@link #decimal} to compare values.
///
/// @param text the number as JSON spells it
public record JsonNumber(String text) implements JsonValue {
    /// More digits than any client sends; a longer exponent would make {@link #decimal} costly to work with.
    private static final int WIDEST_EXPONENT = 400;

    public static JsonNumber of(long value) {
        return new JsonNumber(Long.toString(value));
    }

    public static JsonNumber of(BigDecimal value) {
        return new JsonNumber(value.toString());
    }

    public BigDecimal decimal() {
        return new BigDecimal(text);
    }

    /// The value if it is a whole number that fits a `long`, however it is spelled (`8`, `8.0`, `8e0`).
    public OptionalLong wholeNumber() {
        try {
            var decimal = decimal();
            if (Math.abs((long) decimal.scale()) > WIDEST_EXPONENT) {
                return OptionalLong.empty();
            }
            return OptionalLong.of(decimal.longValueExact());
        } catch (ArithmeticException _) {
            return OptionalLong.empty();
        }
    }

    @Override
    public String kind() {
        return "a number";
    }

    @Override
    public String toString() {
        return text;
    }
}
