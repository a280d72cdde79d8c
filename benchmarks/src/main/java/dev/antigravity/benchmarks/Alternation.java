package dev.antigravity.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The same asked directly and through the proxy, in turns, so that both see the same weather. Other programs of the
/// machine only ever add time: of each side the best rounds count.
///
/// @param direct  percentile by percentile, what each round took
/// @param through the same through the proxy
record Alternation(List<Percentiles> direct, List<Percentiles> through) {
    /// One side's turn.
    interface Turn {
        /// @return nanoseconds
        List<Long> take() throws Exception;
    }

    /// @param warmUp how many of the rounds do not count
    static Alternation of(int rounds, int warmUp, Turn direct, Turn through) throws IOException {
        var all = new Alternation(new ArrayList<>(), new ArrayList<>());
        for (var round = 0; round < rounds; round++) {
            var near = taken(direct);
            var far = taken(through);
            if (round >= warmUp) {
                all.direct.add(near);
                all.through.add(far);
            }
        }
        return all;
    }

    private static Percentiles taken(Turn turn) throws IOException {
        try {
            return Percentiles.of(turn.take());
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    /// @param goal what the proxy may add, in microseconds; NaN for none
    void show(String measure, double percent, double goal, Table table) {
        var near = best(direct, percent);
        var far = best(through, percent);
        var added = far - near;
        var difference = "+" + inUnit(added);
        if (Double.isNaN(goal)) {
            table.plain(measure, inUnit(near), inUnit(far), difference);
        } else {
            table.bounded(measure, inUnit(near), inUnit(far), difference, added, goal, "us more");
        }
    }

    private static double best(List<Percentiles> rounds, double percent) {
        return rounds.stream().mapToDouble(round -> round.at(percent)).min().orElseThrow();
    }

    private static String inUnit(double micros) {
        return micros < 1_000 ? Table.number(Math.rint(micros)) + " us" : LoadHarness.millis(micros);
    }
}
