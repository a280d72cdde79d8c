package dev.antigravity.metrics;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/// What the machine gives to this program, under the names Prometheus' own clients use.
final class JvmFamilies {
    private static final Path STATUS = Path.of("/proc/self/status");

    private JvmFamilies() {}

    static void add(Families page) {
        var memory = ManagementFactory.getMemoryMXBean();
        var heap = memory.getHeapMemoryUsage();
        var rest = memory.getNonHeapMemoryUsage();
        areas(page, "jvm_memory_used_bytes", "Memory in use.", heap, rest, MemoryUsage::getUsed);
        areas(page, "jvm_memory_committed_bytes", "Memory the JVM has.", heap, rest, MemoryUsage::getCommitted);
        page.gauge("jvm_memory_max_bytes", "Memory the JVM may have.")
                .add(heap.getMax(), "area", "heap")
                .done();
        var threads = ManagementFactory.getThreadMXBean();
        page.gauge("jvm_threads_current", "Threads of the system; virtual ones are not among them.")
                .add(threads.getThreadCount())
                .done();
        var collections = page.counter("jvm_gc_collections", "Collections of garbage.");
        var pauses = page.counter("jvm_gc_collection_seconds", "Time spent collecting garbage.");
        for (var collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            collections.add(collector.getCollectionCount(), "gc", collector.getName());
            pauses.add(collector.getCollectionTime() / 1e3, "gc", collector.getName());
        }
        collections.done();
        pauses.done();
        process(page);
    }

    private interface Part {
        long of(MemoryUsage usage);
    }

    private static void areas(Families page, String name, String help, MemoryUsage heap, MemoryUsage rest, Part part) {
        page.gauge(name, help)
                .add(part.of(heap), "area", "heap")
                .add(part.of(rest), "area", "nonheap")
                .done();
    }

    private static void process(Families page) {
        page.gauge("process_start_time_seconds", "When the program began, since 1970.")
                .add(ManagementFactory.getRuntimeMXBean().getStartTime() / 1e3)
                .done();
        ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .ifPresent(time -> page.counter("process_cpu_seconds", "Processor time the program has used.")
                        .add(time.toNanos() / 1e9)
                        .done());
        var resident = residentBytes();
        if (resident.isPresent()) {
            page.gauge("process_resident_memory_bytes", "Memory of the program that is in the machine's.")
                    .add(resident.getAsLong())
                    .done();
        }
    }

    /// Linux tells; others leave it out.
    private static OptionalLong residentBytes() {
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst();
        } catch (IOException _) {
            return OptionalLong.empty();
        }
    }
}
