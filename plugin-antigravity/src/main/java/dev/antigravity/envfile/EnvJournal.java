package dev.antigravity.envfile;

import dev.antigravity.files.DurableFiles;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Every change we made to one file, a file a step, with the bytes before and after. It knows what we wrote last,
/// which is the base of the three-way merge, and it takes any step back.
///
/// Whatever writes is called under the lock of the file, whose folder this is. A step is noted before the file is
/// written and confirmed afterwards. A step that a crash left unconfirmed is judged by what the file says.
final class EnvJournal {
    private static final String PREFIX = "step-";
    private static final String SUFFIX = ".json";

    private final Path folder;
    private final EnvNotation notation;
    private final int kept;
    private final DurableFiles files;
    private final Clock clock;

    EnvJournal(Path folder, EnvNotation notation, int kept, DurableFiles files, Clock clock) {
        this.folder = folder;
        this.notation = notation;
        this.kept = kept;
        this.files = files;
        this.clock = clock;
    }

    /// The steps that happened, oldest first.
    List<JournalEntry> entries(EnvContent now) {
        return all().stream().filter(entry -> entry.hasHappened(now)).toList();
    }

    /// The same for people, newest first.
    List<EnvStep> steps(EnvContent now) {
        var entries = entries(now);
        var undone = undone(entries);
        return entries.reversed().stream()
                .map(entry -> entry.asStep(undone.contains(entry.number())))
                .toList();
    }

    /// The newest step in force that the file knows nothing of any more: it is what it was before it.
    Optional<EnvStep> rewoundBefore(EnvContent now) {
        var inForce = inForce(now);
        if (inForce.isEmpty() || inForce.getLast().after().equals(now)) {
            return Optional.empty();
        }
        return inForce.reversed().stream()
                .filter(entry -> entry.before().equals(now))
                .map(entry -> entry.asStep(false))
                .findFirst();
    }

    /// What we wrote last to each key, nothing where we removed it. Keys we never wrote are missing.
    Map<String, Optional<String>> lastWritten(EnvContent now) {
        var written = new LinkedHashMap<String, Optional<String>>();
        for (var entry : inForce(now)) {
            var values = entry.after().valuesIfReadable();
            entry.keys().forEach(key -> written.put(key, Optional.ofNullable(values.get(key))));
        }
        return written;
    }

    /// The steps to take back to be where we were before that one, newest first; without a number, only the newest.
    List<JournalEntry> toUndo(EnvContent now, OptionalInt backBefore) {
        var inForce = inForce(now).reversed();
        if (inForce.isEmpty()) {
            return List.of();
        }
        var first = backBefore.orElse(inForce.getFirst().number());
        return inForce.stream().filter(entry -> entry.number() >= first).toList();
    }

    private List<JournalEntry> inForce(EnvContent now) {
        var entries = entries(now);
        var undone = undone(entries);
        return entries.stream()
                .filter(entry -> entry.kind() != EnvStep.Kind.UNDO && !undone.contains(entry.number()))
                .toList();
    }

    private static Set<Integer> undone(List<JournalEntry> entries) {
        var undone = new HashSet<Integer>();
        entries.forEach(entry -> undone.addAll(entry.undoes()));
        return undone;
    }

    /// Notes a step that is about to happen.
    JournalEntry begin(EnvPlan plan) throws IOException {
        settle(plan.before());
        var undoes = plan.intent() instanceof EnvIntent.Undo(var undone)
                ? undone.stream().map(JournalEntry::number).toList()
                : List.<Integer>of();
        var all = all();
        var number = all.isEmpty() ? 1 : all.getLast().number() + 1;
        var kind = EnvStep.Kind.of(plan.intent());
        var entry = new JournalEntry(number, clock.instant(), kind, undoes, plan.before(), plan.after(), false);
        write(entry);
        return entry;
    }

    /// Confirms or forgets steps whose end is not known, by what the file says now.
    void settle(EnvContent now) throws IOException {
        for (var entry : all()) {
            if (!entry.done()) {
                if (entry.hasHappened(now)) {
                    confirm(entry);
                } else {
                    forget(entry);
                }
            }
        }
    }

    void confirm(JournalEntry entry) throws IOException {
        write(entry.asDone());
    }

    void forget(JournalEntry entry) throws IOException {
        files.delete(fileOf(entry.number()));
    }

    /// Forgets the oldest steps beyond the number that is kept.
    void prune() throws IOException {
        var all = all();
        for (var entry : all.subList(0, Math.max(0, all.size() - kept))) {
            forget(entry);
        }
    }

    private void write(JournalEntry entry) throws IOException {
        files.write(fileOf(entry.number()), entry.encode(), DurableFiles.Access.OWNER_ONLY);
    }

    private Path fileOf(int number) {
        return folder.resolve("%s%06d%s".formatted(PREFIX, number, SUFFIX));
    }

    /// A step that cannot be read is passed over: it can no longer be taken back, and nothing else depends on it.
    private List<JournalEntry> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var entries = new ArrayList<JournalEntry>();
        try (var steps = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
            for (var step : steps) {
                decode(step).ifPresent(entries::add);
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw UnreadableEnvException.at(folder, e);
        }
        entries.sort(Comparator.comparingInt(JournalEntry::number));
        return entries;
    }

    private Optional<JournalEntry> decode(Path step) throws IOException {
        try {
            return JournalEntry.decode(Files.readAllBytes(step), notation);
        } catch (NoSuchFileException _) {
            return Optional.empty(); // Another process has forgotten it since we listed the folder.
        }
    }
}
