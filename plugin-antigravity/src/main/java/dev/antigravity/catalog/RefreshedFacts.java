package dev.antigravity.catalog;

import dev.antigravity.files.DurableFiles;
import dev.antigravity.files.OwnerOnly;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The facts about models that hold: those this version brought along, under those that were fetched since, if somebody
/// asked for that. What another process has fetched is seen within a second. Thread-safe.
///
/// Whoever reads gets one table, which never changes: nobody sees a part of the old facts beside a part of the new.
public final class RefreshedFacts {
    private static final Logger LOG = LoggerFactory.getLogger(RefreshedFacts.class);
    private static final long LOOK_AGAIN_NANOS = 1_000_000_000;

    /// A list price that changes by more is a mistake until somebody has looked at it.
    private static final BigDecimal LARGEST_CHANGE = BigDecimal.TEN;

    private final ModelFacts shipped;
    private final Path file;
    private final DurableFiles files;
    private volatile Seen seen;

    private record Seen(ModelFacts facts, Optional<FileTime> modified, long lookedAt) {}

    public RefreshedFacts(ModelFacts shipped, Path file, DurableFiles files) {
        this.shipped = shipped;
        this.file = file;
        this.files = files;
        seen = new Seen(shipped, Optional.empty(), System.nanoTime() - LOOK_AGAIN_NANOS);
    }

    /// The same table for as long as nothing changes.
    public ModelFacts current() {
        var last = seen;
        if (System.nanoTime() - last.lookedAt() < LOOK_AGAIN_NANOS) {
            return last.facts();
        }
        return look(last);
    }

    private ModelFacts look(Seen last) {
        var modified = modified();
        var facts = modified.equals(last.modified()) ? last.facts() : read();
        seen = new Seen(facts, modified, System.nanoTime());
        return facts;
    }

    /// Takes facts over: all that the file says, or nothing.
    ///
    /// @param fetched when
    /// @return of how many models
    /// @throws BadFactsException if something about them is not to be believed; what held goes on holding
    /// @throws IOException       if they cannot be kept; the same
    public int take(byte[] dataset, URI from, Instant fetched) throws IOException {
        var facts = withoutDisputed(ModelsDev.read(dataset, from, fetched));
        refuseNonsense(facts, from);
        OwnerOnly.createFolder(file.toAbsolutePath().resolveSibling(""));
        files.write(file, facts.lines(), DurableFiles.Access.OWNER_ONLY);
        look(seen);
        return facts.size();
    }

    /// A price that we leave out, because sources contradict each other, does not come back by this door.
    private ModelFacts withoutDisputed(ModelFacts fetched) {
        return fetched.map((provider, model) -> shipped.exactly(provider, model.id())
                        .filter(known -> known.price().isEmpty())
                        .isPresent()
                ? model.unpriced()
                : model);
    }

    private void refuseNonsense(ModelFacts fetched, URI from) {
        var now = current();
        for (var provider : shipped.providers()) {
            for (var before : now.models(provider)) {
                fetched.exactly(provider, before.id())
                        .ifPresent(after -> refuseNonsense(provider, before, after, from));
            }
            if (shipped.models(provider).stream()
                    .noneMatch(known -> fetched.exactly(provider, known.id()).isPresent())) {
                throw new BadFactsException(from + " names no model of " + provider + " that we know");
            }
        }
    }

    private static void refuseNonsense(String provider, Model before, Model after, URI from) {
        var name = from + ": " + provider + "/" + after.id();
        if (before.context().isPresent() && after.context().isEmpty()) {
            throw new BadFactsException(name + " has lost its context size");
        }
        if (before.price().isPresent() && after.price().isPresent()) {
            var was = before.price().get().value().standard();
            var is = after.price().get().value().standard();
            if (isFarFrom(was.input(), is.input()) || isFarFrom(was.output(), is.output())) {
                throw new BadFactsException(name + " costs " + is.input() + " / " + is.output() + " after "
                        + was.input()
                        + " / " + was.output() + ", which is hard to believe; state a price in the configuration"
                        + " if it is true");
            }
        }
    }

    private static boolean isFarFrom(BigDecimal was, BigDecimal is) {
        return was.multiply(LARGEST_CHANGE).compareTo(is) < 0
                || is.multiply(LARGEST_CHANGE).compareTo(was) < 0;
    }

    private ModelFacts read() {
        try {
            var fetched = ModelFacts.read(new ByteArrayInputStream(Files.readAllBytes(file)), Source.Kind.REFRESHED);
            return fetched.over(shipped);
        } catch (IOException | RuntimeException e) {
            if (Files.exists(file)) {
                LOG.warn("{} cannot be read; what this version brought along holds", file, e);
            }
            return shipped;
        }
    }

    private Optional<FileTime> modified() {
        try {
            return Optional.of(Files.getLastModifiedTime(file));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
