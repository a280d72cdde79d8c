package dev.antigravity.settings;

import dev.antigravity.secret.Secret;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A key of the proxy with limits of its own: it may ask models, and nothing else.
///
/// @param models  names it may ask for, `*` standing for anything; none stated: all
/// @param expires the first day on which it no longer holds, by UTC
public record ClientSettings(
        String name,
        Secret key,
        List<String> models,
        Optional<LocalDate> expires,
        Optional<Rate> rate,
        Optional<Budget> budget) {

    /// So many requests in any such time.
    public record Rate(long requests, Duration per) {}

    /// What it may use in each such period; the first use begins one.
    ///
    /// @param tokens of prompts and answers together
    /// @param cost   in US dollars, by list price
    public record Budget(Duration per, OptionalLong requests, OptionalLong tokens, Optional<BigDecimal> cost) {}

    public ClientSettings {
        models = List.copyOf(models);
    }

    static List<ClientSettings> read(Section server) {
        var clients = new ArrayList<ClientSettings>();
        for (var item : server.items("clients")) {
            client(item.section()).ifPresent(client -> {
                if (clients.stream().anyMatch(other -> other.name().equals(client.name()))) {
                    item.complain("there is a client " + client.name() + " already");
                } else {
                    clients.add(client);
                }
            });
        }
        return clients;
    }

    private static Optional<ClientSettings> client(Section section) {
        var name = section.require("name", Kind.TEXT);
        var key = section.require("key", Kind.SECRET);
        var models = section.listOf("models", Kind.TEXT);
        var expires = section.find("expires", Kind.DATE);
        var rate = section.find("rate").flatMap(item -> rate(item.section()));
        var budget = section.find("budget").flatMap(item -> budget(item.section()));
        section.refuseUnknown();
        return name.flatMap(
                called -> key.map(secret -> new ClientSettings(called, secret, models, expires, rate, budget)));
    }

    private static Optional<Rate> rate(Section section) {
        var requests = section.require("requests", Kind.COUNT);
        var per = section.require("per", Kind.DURATION).filter(Duration::isPositive);
        section.refuseUnknown();
        return requests.flatMap(limit -> per.map(time -> new Rate(limit, time)));
    }

    private static Optional<Budget> budget(Section section) {
        var per = section.require("per", Kind.DURATION).filter(Duration::isPositive);
        var requests = section.find("requests", Kind.COUNT);
        var tokens = section.find("tokens", Kind.COUNT);
        var cost = section.find("cost", Kind.AMOUNT);
        section.refuseUnknown();
        if (requests.isEmpty() && tokens.isEmpty() && cost.isEmpty()) {
            section.complain("limits nothing; state requests, tokens or cost");
        }
        return per.map(time -> new Budget(time, unboxed(requests), unboxed(tokens), cost));
    }

    private static OptionalLong unboxed(Optional<Long> number) {
        return number.map(OptionalLong::of).orElse(OptionalLong.empty());
    }
}
