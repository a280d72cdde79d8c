package dev.antigravity.command;

import dev.antigravity.api.Arguments;
import dev.antigravity.api.CancelledException;
import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandException;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.api.Progress;
import dev.antigravity.api.Report;
import dev.antigravity.api.Text;
import dev.antigravity.catalog.PicturePrices.Quote;
import dev.antigravity.image.BatchException;
import dev.antigravity.image.BatchJournal;
import dev.antigravity.image.BatchLine;
import dev.antigravity.image.PictureHistory;
import dev.antigravity.image.PictureRun;
import dev.antigravity.image.PictureWish;
import dev.antigravity.picture.PictureFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/// `generate --batch`: one wish a line of a file, several at a time, going on where an earlier run has ended.
final class BatchDrawing {
    private static final int MOST_AT_ONCE = 8;
    private static final List<String> HERE_ONLY = List.of("batch", "parallel", "yes", "confirm-above");

    private final Workbench bench;
    private final CommandSpec spec;
    private final CommandCall call;
    private final Conversation conversation;
    private final PictureHistory history;
    private final PictureTill till;
    private final List<PictureRun> runs = new CopyOnWriteArrayList<>();
    private final List<Map<String, Object>> failures = new CopyOnWriteArrayList<>();

    BatchDrawing(
            Workbench bench,
            CommandSpec spec,
            CommandCall call,
            Conversation conversation,
            PictureHistory history,
            PictureTill till) {
        this.bench = bench;
        this.spec = spec;
        this.call = call;
        this.conversation = conversation;
        this.history = history;
        this.till = till;
    }

    private record Task(BatchLine line, PictureWish wish, Optional<Quote> quote) {}

    CommandResult run(PriceQuestion question) throws IOException, InterruptedException {
        var file = call.path("batch").orElseThrow();
        try {
            var lines = BatchLine.read(file);
            return run(file, lines, question);
        } catch (BatchException e) {
            throw new CommandException(
                    ErrorCode.USAGE, ExplainingCommand.sentence(String.valueOf(e.getMessage())), "Nothing was drawn.");
        }
    }

    private CommandResult run(Path file, List<BatchLine> lines, PriceQuestion question)
            throws IOException, InterruptedException {
        try (var journal = new BatchJournal(file.resolveSibling(file.getFileName() + ".progress.jsonl"))) {
            var open = new ArrayList<Task>();
            for (var line : lines) {
                if (journal.done(line).isEmpty()) {
                    open.add(task(file, line));
                }
            }
            if (!open.isEmpty()) {
                question.ask(together(open), conversation);
                drawAll(open, journal);
            }
            return report(lines, journal);
        }
    }

    /// The wish of a line: what the command line says holds unless the line says otherwise.
    private Task task(Path file, BatchLine line) throws IOException {
        var words = new ArrayList<String>();
        for (var name : call.arguments().names()) {
            var option = spec.option("--" + name);
            if (option.isPresent() && !HERE_ONLY.contains(name)) {
                call.arguments()
                        .value(name)
                        .ifPresent(value -> words.add(option.get().isFlag() ? "--" + name : "--" + name + "=" + value));
            }
        }
        line.options().forEach((name, value) -> words.add("--" + name + "=" + value));
        words.add("--");
        words.add(line.prompt());
        try {
            var own = new CommandCall(Arguments.parse(spec, words), "", call.workingDirectory(), call.cancellation());
            var wish = new WishReader(bench, own, history).wish();
            return new Task(line, wish, till.quote(wish));
        } catch (CommandException e) {
            throw new CommandException(e.code(), file + ":" + line.number() + ": " + e.message(), e.hint());
        }
    }

    /// What all of them will cost; unknown if one of them is.
    private static Optional<Quote> together(List<Task> tasks) {
        var sum = Optional.<Quote>empty();
        for (var task : tasks) {
            if (task.quote().isEmpty()) {
                return Optional.empty();
            }
            var one = task.quote().get();
            sum = Optional.of(sum.map(all -> new Quote(
                            all.least().add(one.least()), all.most().add(one.most()), one.source(), one.day()))
                    .orElse(one));
        }
        return sum;
    }

    private void drawAll(List<Task> tasks, BatchJournal journal) throws IOException, InterruptedException {
        var threads = new ArrayList<Thread>();
        try (var progress = conversation.progress("Drawing " + Wording.plural(tasks.size(), "wish", "wishes"));
                var proxy = ProxyVisit.to(bench, conversation::warn)) {
            var tells = !call.arguments().has("no-metadata");
            var folder = call.path("out").orElseThrow();
            var draughtsman = new Draughtsman(bench, proxy, history, till, folder, tells);
            try {
                startAll(tasks, threads, task -> {
                    draw(task, draughtsman, journal);
                    progress.update(runs.size() + failures.size(), tasks.size());
                });
            } catch (InterruptedException e) {
                if (!call.cancellation().isCancelled()) {
                    throw e;
                }
            } finally {
                awaitAll(threads);
            }
            if (call.cancellation().isCancelled()) {
                throw new CancelledException(Wording.plural(runs.size(), "wish was", "wishes were") + " drawn of "
                        + tasks.size()
                        + "; the same command goes on. The provider may bill what it had begun.");
            }
            progress.done(Wording.plural(runs.size(), "wish", "wishes") + " drawn");
        }
    }

    /// Starts one after the other, as many at a time as may be.
    private void startAll(List<Task> tasks, List<Thread> threads, Consumer<Task> drawing) throws InterruptedException {
        var places = new Semaphore(atOnce());
        for (var task : tasks) {
            places.acquire();
            if (call.cancellation().isCancelled()) {
                return;
            }
            threads.add(Thread.ofVirtual().name("antigravity-batch").start(() -> {
                try {
                    drawing.accept(task);
                } catch (RuntimeException e) {
                    told(task, ErrorCode.INTERNAL, String.valueOf(e.getMessage()));
                } finally {
                    places.release();
                }
            }));
        }
    }

    /// Waits also if nobody wants the pictures any more: each still writes down what became of it.
    private static void awaitAll(List<Thread> threads) {
        var interrupted = false;
        for (var thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private int atOnce() {
        var number = call.arguments().number("parallel").orElse(2);
        if (number < 1 || number > MOST_AT_ONCE) {
            throw new CommandException(
                    ErrorCode.USAGE,
                    "--parallel is " + number + ".",
                    "It is at least 1 and at most " + MOST_AT_ONCE + ".");
        }
        return (int) number;
    }

    private void draw(Task task, Draughtsman draughtsman, BatchJournal journal) {
        try (var progress = new DrawingProgress(Progress.unseen(), task.wish().partials(), Optional.empty())) {
            var key = journal.sent(task.line());
            var order = new Draughtsman.Order(
                    task.wish(), task.quote(), key, placements -> journal.arrived(task.line(), placements));
            var drawn = draughtsman.draw(order, progress, call.cancellation());
            journal.done(task.line(), drawn.run().files());
            runs.add(drawn.run());
            conversation.success("Line " + task.line().number() + ": "
                    + String.join(
                            ", ",
                            drawn.run().files().stream().map(Path::toString).toList()));
        } catch (CommandException e) {
            failed(task, e, journal);
        } catch (CancelledException _) {
            // As if the process had died: the next run asks with the same key.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void failed(Task task, CommandException e, BatchJournal journal) {
        told(task, e.code(), e.message());
        try {
            journal.failed(task.line(), e.message());
        } catch (IOException unwritten) {
            throw new UncheckedIOException(unwritten);
        }
    }

    private void told(Task task, ErrorCode code, String message) {
        var failure = new LinkedHashMap<String, Object>();
        failure.put("line", task.line().number());
        failure.put("code", code.name());
        failure.put("message", message);
        failures.add(failure);
        conversation.error("Line " + task.line().number() + ": " + message);
    }

    private CommandResult report(List<BatchLine> lines, BatchJournal journal) throws IOException {
        var report = new Report();
        var pictures = new ArrayList<String>();
        for (var line : lines) {
            for (var file : journal.done(line).orElse(List.of())) {
                pictures.add(file.toString());
                if (Files.isRegularFile(file)) {
                    report.artifact(file, PictureFacts.of(file).format().mediaType(), line.prompt());
                }
            }
        }
        var done = lines.stream().filter(line -> journal.done(line).isPresent()).count();
        var costs = runs.stream().flatMap(run -> run.cost().stream()).toList();
        var cost = costs.size() == runs.size() && !runs.isEmpty()
                ? PictureTill.amount(costs.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                : "unpriced";
        report.line(done + " of " + Wording.plural(lines.size(), "wish is", "wishes are") + " drawn, " + runs.size()
                        + " now" + (runs.isEmpty() ? "" : ", cost " + cost))
                .data("wishes", lines.size())
                .data("done", done)
                .data("drawnNow", runs.size())
                .data("pictures", pictures)
                .data("failures", List.copyOf(failures))
                .data("cost", cost);
        if (failures.isEmpty()) {
            return report.done();
        }
        return report.failed(
                ErrorCode.valueOf(String.valueOf(failures.getFirst().get("code"))),
                Wording.plural(failures.size(), "wish was", "wishes were") + " not drawn.",
                Text.of("Run the same again to go on with what is left."));
    }
}
