package dev.antigravity.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Many clients at once. Whoever gets no 200 ends the run.
final class Clients {
    private Clients() {}

    /// Sends `count` requests one after the other over one kept connection.
    ///
    /// @return nanoseconds until each answer was whole
    static List<Long> oneByOne(WireClient client, byte[] request, int count) throws IOException {
        var nanos = new ArrayList<Long>(count);
        for (var i = 0; i < count; i++) {
            nanos.add(answered(client.exchange(request)).totalNanos());
        }
        return nanos;
    }

    /// Sends `count` requests over `connections` kept connections.
    static void load(int port, byte[] request, int connections, int count) throws Exception {
        together(connections, () -> {
            try (var client = new WireClient(port)) {
                return oneByOne(client, request, count / connections);
            }
        });
    }

    /// Opens that many connections and sends the request on each.
    static List<WireClient.Answer> streams(int port, byte[] request, int count) throws Exception {
        return together(count, () -> {
            try (var client = new WireClient(port)) {
                return answered(client.exchange(request));
            }
        });
    }

    private static WireClient.Answer answered(WireClient.Answer answer) {
        if (answer.status() != 200) {
            throw new IllegalStateException("expected 200, got " + answer);
        }
        return answer;
    }

    private static <T> List<T> together(int count, Callable<T> job) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var jobs = new ArrayList<Future<T>>();
            for (var i = 0; i < count; i++) {
                jobs.add(threads.submit(job));
            }
            var results = new ArrayList<T>();
            for (var each : jobs) {
                results.add(each.get());
            }
            return results;
        }
    }
}
