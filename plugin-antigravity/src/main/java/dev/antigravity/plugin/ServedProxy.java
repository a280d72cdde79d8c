package dev.antigravity.plugin;

import dev.antigravity.command.ProxyOrder;
import dev.antigravity.command.RunningProxy;
import dev.antigravity.dashboard.Dashboard;
import dev.antigravity.ledger.LedgerWriter;
import dev.antigravity.pool.HomeKeeper;
import dev.antigravity.pool.Patience;
import dev.antigravity.pool.RestBook;
import dev.antigravity.pool.RestKeeper;
import dev.antigravity.settings.Settings;
import dev.antigravity.settings.SettingsFile;
import dev.antigravity.settings.SettingsWatch;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A proxy with everything it needs around it while it runs: the watch over its configuration, and the renewal of
/// tokens before anybody asks for them.
final class ServedProxy implements RunningProxy {
    private static final Logger LOG = LoggerFactory.getLogger(ServedProxy.class);
    private static final Duration LOOK_AT_SETTINGS = Duration.ofMillis(500);
    private static final Duration LOOK_AT_TOKENS = Duration.ofSeconds(30);

    private final ProxyWiring wiring;
    private final SettingsWatch watch;
    private final RestKeeper rests;
    private final HomeKeeper homes;
    private final LedgerWriter ledger;
    private final CountDownLatch over = new CountDownLatch(1);

    private ServedProxy(
            ProxyWiring wiring, SettingsWatch watch, RestKeeper rests, HomeKeeper homes, LedgerWriter ledger) {
        this.wiring = wiring;
        this.watch = watch;
        this.rests = rests;
        this.homes = homes;
        this.ledger = ledger;
    }

    static ServedProxy start(Workshop workshop, ProxyOrder order, Consumer<String> rejections) throws IOException {
        var file = workshop.settingsFile();
        var clock = workshop.host().clock();
        var rests = new RestBook(clock);
        var ledger = new LedgerWriter(workshop.ledger(), () -> file.current().ledger(), clock);
        var wiring = ProxyWiring.start(
                ordered(file.current(), order).server(),
                new ProxyWiring.Means(
                        file::current,
                        workshop.accountsInForce(),
                        rests,
                        new ListedModels(
                                file::current,
                                workshop.listings(),
                                order.supposed().orElseGet(workshop::sightings)),
                        workshop.modelFacts()::current,
                        workshop.proxyKeys(),
                        clock,
                        Patience.REAL,
                        new Random(),
                        workshop.version()),
                new Surroundings(
                        Optional.of(workshop.httpLogins()),
                        Optional.of(ledger),
                        workshop.stores()::vaultTrouble,
                        Optional.of(new Dashboard(workshop))));
        var watch = SettingsWatch.start(file, LOOK_AT_SETTINGS, refresh -> tell(refresh, rejections));
        var keeper = RestKeeper.start(rests, workshop.stores().rests(), wiring.pool(), Patience.REAL);
        var homes = HomeKeeper.start(wiring.pool(), workshop.stores().homes());
        var proxy = new ServedProxy(wiring, watch, keeper, homes, ledger);
        Thread.ofVirtual().name("antigravity-tokens").start(() -> proxy.renewTokens(workshop));
        return proxy;
    }

    private static Settings ordered(Settings settings, ProxyOrder order) {
        return order.port().map(port -> settings.withPort(port, "--port")).orElse(settings);
    }

    private static void tell(SettingsFile.Refresh refresh, Consumer<String> rejections) {
        switch (refresh) {
            case SettingsFile.Refresh.Unchanged _ -> {}
            case SettingsFile.Refresh.Loaded _ -> LOG.info("the configuration has changed and is in force");
            case SettingsFile.Refresh.Rejected(var reason) -> {
                LOG.warn("the changed configuration is not used: {}", reason.getMessage());
                rejections.accept(
                        "The changed configuration is not used; what held before still holds. " + reason.getMessage());
            }
        }
    }

    private void renewTokens(Workshop workshop) {
        try {
            do {
                renewOnce(workshop);
            } while (!over.await(LOOK_AT_TOKENS.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void renewOnce(Workshop workshop) {
        try {
            if (!workshop.stores().accounts().list().isEmpty()) {
                workshop.vaultCredentials().renewDue();
            }
        } catch (RuntimeException e) {
            LOG.warn("tokens could not be looked at", e);
        }
    }

    @Override
    public URI uri() {
        return wiring.proxy().uri();
    }

    @Override
    public void drain() {
        stopLooking();
        wiring.drain();
        keepTheRest();
    }

    @Override
    public void close() {
        stopLooking();
        wiring.close();
        keepTheRest();
    }

    private void keepTheRest() {
        rests.close();
        homes.close();
        ledger.close();
    }

    private void stopLooking() {
        over.countDown();
        watch.close();
    }
}
