package dev.antigravity.sandbox.json;

import dev.antigravity.sandbox.json.Problem.Measure;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// The shapes that others are made of.
public final class Shapes {
    private Shapes() {}

    /// Anything at all.
    public static Shape anything() {
        return (_, _) -> {};
    }

    public static Shape text() {
        return kind("string", JsonNode::isString);
    }

    public static Shape text(Pattern pattern) {
        return text().and((value, place) -> {
            if (!pattern.matcher(value.stringValue()).matches()) {
                throw new ShapeException(place, new Problem.NotMatching(value.stringValue(), pattern.pattern()));
            }
        });
    }

    /// Text of so many characters.
    public static Shape text(int shortest, int longest) {
        return text().and((value, place) -> measure(
                Measure.TEXT_LENGTH,
                BigDecimal.valueOf(value.stringValue().length()),
                BigDecimal.valueOf(shortest),
                BigDecimal.valueOf(longest),
                place));
    }

    public static Shape word(String... allowed) {
        var words = List.of(allowed);
        return text().and((value, place) -> {
            if (!words.contains(value.stringValue())) {
                throw new ShapeException(place, new Problem.NotAmong(value.stringValue(), words));
            }
        });
    }

    public static Shape flag() {
        return kind("boolean", JsonNode::isBoolean);
    }

    public static Shape whole() {
        return kind(
                "integer",
                value -> value.isNumber()
                        && value.decimalValue().stripTrailingZeros().scale() <= 0);
    }

    public static Shape whole(long least, long greatest) {
        return whole().and((value, place) -> measure(
                Measure.NUMBER, value.decimalValue(), BigDecimal.valueOf(least), BigDecimal.valueOf(greatest), place));
    }

    public static Shape number(double least, double greatest) {
        return kind("number", JsonNode::isNumber)
                .and((value, place) -> measure(
                        Measure.NUMBER,
                        value.decimalValue(),
                        BigDecimal.valueOf(least).stripTrailingZeros(),
                        BigDecimal.valueOf(greatest).stripTrailingZeros(),
                        place));
    }

    /// An object with any members.
    public static Shape open() {
        return kind("object", JsonNode::isObject);
    }

    public static Shape list(Shape item) {
        return kind("array", JsonNode::isArray).and((value, place) -> {
            for (var i = 0; i < value.size(); i++) {
                item.check(value.get(i), place.item(i));
            }
        });
    }

    /// A list of so many items.
    public static Shape list(Shape item, int fewest, int most) {
        Shape counted = (value, place) -> measure(
                Measure.ITEMS,
                BigDecimal.valueOf(value.size()),
                BigDecimal.valueOf(fewest),
                BigDecimal.valueOf(most),
                place);
        return kind("array", JsonNode::isArray).and(counted).and(list(item));
    }

    /// Text, or a list.
    public static Shape textOr(Shape list) {
        return (value, place) -> {
            if (!value.isString()) {
                kind("string or array", JsonNode::isArray).check(value, place);
                list.check(value, place);
            }
        };
    }

    /// Text, or an object.
    public static Shape textOrObject(Shape object) {
        return (value, place) -> {
            if (!value.isString()) {
                kind("string or object", JsonNode::isObject).check(value, place);
                object.check(value, place);
            }
        };
    }

    /// An object whose member `tag` says which of several shapes it has.
    public static Shape tagged(String tag, Map<String, Shape> shapes) {
        var known = List.copyOf(shapes.keySet());
        return open().and((value, place) -> {
            var name = value.get(tag);
            if (name == null || name.isNull()) {
                throw new ShapeException(place.member(tag), new Problem.Missing());
            }
            text().check(name, place.member(tag));
            var shape = shapes.get(name.stringValue());
            if (shape == null) {
                throw new ShapeException(place.member(tag), new Problem.NotAmong(name.stringValue(), known));
            }
            shape.check(value, place.variant(name.stringValue()));
        });
    }

    public static ObjectShape object() {
        return new ObjectShape(Map.of(), List.of());
    }

    private static Shape kind(String name, Predicate<JsonNode> test) {
        return (value, place) -> {
            if (!test.test(value)) {
                throw new ShapeException(place, new Problem.WrongKind(name, kindOf(value)));
            }
        };
    }

    private static void measure(Measure what, BigDecimal found, BigDecimal least, BigDecimal greatest, Place place) {
        if (found.compareTo(least) < 0) {
            throw new ShapeException(place, new Problem.Below(what, least.toPlainString(), found.toPlainString()));
        }
        if (found.compareTo(greatest) > 0) {
            throw new ShapeException(place, new Problem.Above(what, greatest.toPlainString(), found.toPlainString()));
        }
    }

    private static String kindOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT, POJO -> "object";
            case ARRAY -> "array";
            case STRING, BINARY -> "string";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "decimal";
            case BOOLEAN -> "boolean";
            case NULL, MISSING -> "null";
        };
    }
}
