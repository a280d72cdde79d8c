package dev.antigravity.sandbox.wire;

import java.util.ArrayList;
import java.util.List;

/// Lays several streams into one.
public final class Deal {
    private Deal() {}

    /// @param inTurn one item of each at a time; else one stream after another
    public static <T> List<T> out(List<? extends List<T>> streams, boolean inTurn) {
        var dealt = new ArrayList<T>();
        if (!inTurn) {
            streams.forEach(dealt::addAll);
            return dealt;
        }
        var longest = streams.stream().mapToInt(List::size).max().orElse(0);
        for (var i = 0; i < longest; i++) {
            for (var stream : streams) {
                if (i < stream.size()) {
                    dealt.add(stream.get(i));
                }
            }
        }
        return dealt;
    }
}
