package dev.antigravity.command;

import dev.antigravity.api.CancellationToken;
import dev.antigravity.api.CommandException;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.api.Report;
import dev.antigravity.api.Text;
import dev.antigravity.catalog.PicturePrices.Quote;
import dev.antigravity.files.IoReason;
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

    /// @param key the same for each repetition of a wish, so that it is carried out once
    /// @throws CommandException if nothing comes of it; then nothing is kept
    Drawn draw(
            PictureWish wish,
            String key,
            Optional<Quote> quote,
            DrawingProgress progress,
            CancellationToken cancellation) {
        try {
            return drawn(wish, key, quote, progress, cancellation);
        } catch (CommandException e) {
            progress.failed();
            throw e;
        }
    }

    private Drawn drawn(
            PictureWish wish,
            String key,
            Optional<Quote> quote,
            DrawingProgress progress,
            CancellationToken cancellation) {
        var stop = new Cancellation();
        try (var _ = cancellation.onCancel(stop::cancel);
                var shelf = new Shelf(folder, bench.host().clock())) {
            var studio = new Studio(bench.client(proxy.address()), proxy.address(), proxy.key());
            var told = studio.ask(wish, key, shelf, stop, progress);
            cancellation.throwIfCancelled();
            return keep(wish, told, shelf, progress, quote);
        } catch (PictureRefusedException e) {
            throw refused(e);
        } catch (UnreadablePictureException e) {
            throw new CommandException(
                    ErrorCode.PROVIDER_DOWN,
                    "What came is no picture: it " + e.getMessage() + ".",
                    "Nothing was kept. Try again, or another model.");
        } catch (IOException e) {
            cancellation.throwIfCancelled();
            throw new CommandException(
                    ErrorCode.PROVIDER_DOWN,
                    ExplainingCommand.sentence("No picture came: " + IoReason.of(e)),
                    Text.of("Nothing was kept. See ")
                            .command("antigravity status")
                            .and("."),
                    e);
        }
    }

    private Drawn keep(PictureWish wish, Studio.Told told, Shelf shelf, DrawingProgress progress, Optional<Quote> quote)
            throws IOException {
        var clock = bench.host().clock();
        var made = new DrawingReport(wish, told.tokens(), till.bill(told), clock.instant());
        var details = tells ? Optional.of(made.details(bench.version())) : Optional.<PictureDetails>empty();
        var day = made.made().atZone(clock.getZone()).toLocalDate();
        var kept = shelf.keep(day, wish.prompt(), details);
        progress.saved(kept.size());
        var run = made.run(kept, progress.elapsed());
        history.add(run);
        return new Drawn(made.report(kept, progress, quote), run);
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
