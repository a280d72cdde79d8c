package dev.antigravity.command;

import dev.antigravity.api.CancellationToken;
import dev.antigravity.api.CancelledException;
import dev.antigravity.api.CommandException;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.api.Report;
import dev.antigravity.api.Text;
import dev.antigravity.catalog.PicturePrices.Quote;
import dev.antigravity.files.Disk;
import dev.antigravity.files.IoReason;
import dev.antigravity.image.Intent;
import dev.antigravity.image.PictureHistory;
import dev.antigravity.image.PictureRefusedException;
import dev.antigravity.image.PictureRun;
import dev.antigravity.image.PictureWish;
import dev.antigravity.image.Shelf;
import dev.antigravity.image.Studio;
import dev.antigravity.net.Cancellation;
import dev.antigravity.picture.PictureDetails;
import dev.antigravity.picture.UnreadablePictureException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Has wishes drawn at a proxy and keeps what comes: the pictures, what is inside them, and a line for the next.
/// Thread-safe.
final class Draughtsman {
    private final Workbench bench;
    private final ProxyVisit proxy;
    private final PictureHistory history;
    private final PictureTill till;
    private final Path folder;
    private final boolean tells;

    /// @param folder where pictures go
    /// @param tells  whether pictures are to know how they came to be
    Draughtsman(
            Workbench bench, ProxyVisit proxy, PictureHistory history, PictureTill till, Path folder, boolean tells) {
        this.bench = bench;
        this.proxy = proxy;
        this.history = history;
        this.till = till;
        this.folder = folder;
        this.tells = tells;
    }

    /// Pictures under their names.
    record Drawn(Report report, PictureRun run) {}

    /// What is to be drawn.
    ///
    /// @param key    the same for each repetition of a wish, so that it is carried out once
    /// @param intent told before pictures get their names
    record Order(PictureWish wish, Optional<Quote> quote, String key, Intent intent) {}

    /// @throws CommandException   if nothing comes of it; then nothing is kept
    /// @throws CancelledException if it is cancelled before the pictures have come
    Drawn draw(Order order, DrawingProgress progress, CancellationToken cancellation) {
        try {
            return drawn(order, progress, cancellation);
        } catch (CommandException e) {
            progress.failed();
            throw e;
        }
    }

    private Drawn drawn(Order order, DrawingProgress progress, CancellationToken cancellation) {
        try (var shelf = new Shelf(folder, Disk.ofThisMachine(), bench.host().clock())) {
            var told = ask(order, shelf, progress, cancellation);
            return keep(order, told, shelf, progress);
        } catch (UnreadablePictureException e) {
            throw new CommandException(
                    ErrorCode.PROVIDER_DOWN,
                    "What came is no picture: it " + e.getMessage() + ".",
                    "Nothing was kept. Try again, or another model.");
        } catch (IOException e) {
            cancellation.throwIfCancelled();
            throw new CommandException(
                    ErrorCode.HOST_CONFIG,
                    ExplainingCommand.sentence("What came could not be kept in " + folder + ": " + IoReason.of(e)),
                    "Make room there, or name another folder with --out.");
        }
    }

    private Studio.Told ask(Order order, Shelf shelf, DrawingProgress progress, CancellationToken cancellation) {
        var stop = new Cancellation();
        try (var _ = cancellation.onCancel(stop::cancel)) {
            return new Studio(bench.client(proxy.address()), proxy.address(), proxy.key())
                    .ask(order.wish(), order.key(), shelf, stop, progress);
        } catch (PictureRefusedException e) {
            throw refused(e);
        } catch (IOException e) {
            if (cancellation.isCancelled()) {
                throw new CancelledException(
                        "Nothing was kept. The provider may bill what it had begun; antigravity usage shows what it counted.");
            }
            throw new CommandException(
                    ErrorCode.PROVIDER_DOWN,
                    ExplainingCommand.sentence("No picture came: " + IoReason.of(e)),
                    Text.of("Nothing was kept. See ")
                            .command("antigravity status")
                            .and("."),
                    e);
        }
    }

    private Drawn keep(Order order, Studio.Told told, Shelf shelf, DrawingProgress progress) throws IOException {
        var clock = bench.host().clock();
        var made = new DrawingReport(order.wish(), told.tokens(), till.bill(told), clock.instant());
        var details = tells ? Optional.of(made.details(bench.version())) : Optional.<PictureDetails>empty();
        var day = made.made().atZone(clock.getZone()).toLocalDate();
        var kept = shelf.keep(day, order.wish().prompt(), details, order.intent());
        progress.saved(kept.size());
        var run = made.run(kept, progress.elapsed());
        var report = made.report(kept, progress, order.quote());
        if (!told.dropped().isEmpty()) {
            report.warning(
                    "Not told to the model, which has no such choice: " + String.join(", ", told.dropped()) + ".");
        }
        try {
            history.add(run);
        } catch (IOException e) {
            report.warning(ExplainingCommand.sentence("It is not among the pictures --again knows: " + IoReason.of(e)));
        }
        return new Drawn(report, run);
    }

    private static CommandException refused(PictureRefusedException e) {
        var code = switch (e.status()) {
            case 401, 403 -> ErrorCode.UNAUTHORIZED;
            case 404 -> ErrorCode.MODEL_NOT_FOUND;
            case 429 -> ErrorCode.RATE_LIMITED;
            default -> e.status() >= 400 && e.status() < 500 ? ErrorCode.USAGE : ErrorCode.PROVIDER_DOWN;
        };
        var answered = e.status() == 200 ? "The provider broke off" : "The provider answered " + e.status();
        return new CommandException(
                code, ExplainingCommand.sentence(String.valueOf(e.getMessage())), answered + "; nothing was kept.");
    }
}
