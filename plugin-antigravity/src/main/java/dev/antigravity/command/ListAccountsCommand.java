package dev.antigravity.command;

import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.api.OptionSpec;
import dev.antigravity.api.Report;
import dev.antigravity.api.Table;
import dev.antigravity.api.Text;
import dev.antigravity.pool.Rest;
import dev.antigravity.upstream.ListingOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// `accounts`, `accounts list`: the accounts there are, and whether their providers let them in.
final class ListAccountsCommand extends WorkbenchCommand {
    private static final CommandSpec SPEC = CommandSpec.of("antigravity", "accounts")
            .alias("accounts list")
            .summary("List your accounts at providers")
            .option(OptionSpec.flag("verify", "ask each provider whether it lets the account in"))
            .example("accounts --verify")
            .modelInvocable()
            .build();

    ListAccountsCommand(Workbench bench) {
        super(bench, SPEC);
    }

    @Override
    public CommandResult run(CommandCall call, Conversation conversation) throws InterruptedException {
        var accounts = new AccountShelf(bench).all();
        if (accounts.isEmpty()) {
            return new Report()
                    .line("You have no account yet.")
                    .data("accounts", List.of())
                    .next("antigravity oauth")
                    .next("antigravity accounts add")
                    .done();
        }
        var verdicts =
                call.arguments().has("verify") ? verify(accounts, conversation) : Map.<String, ListingOutcome>of();
        var report = report(accounts, verdicts);
        var refused = verdicts.values().stream()
                .filter(ListAccountsCommand::isRefusal)
                .count();
        if (refused > 0) {
            return report.failed(
                    ErrorCode.UNAUTHORIZED,
                    Wording.plural(refused, "account is", "accounts are") + " not let in.",
                    Text.of("Sign in again with ").command("antigravity oauth").and(", or replace the key."));
        }
        return report.done();
    }

    private Map<String, ListingOutcome> verify(List<KnownAccount> accounts, Conversation conversation)
            throws InterruptedException {
        var asked =
                accounts.stream().filter(account -> account.account().enabled()).toList();
        try (var progress = conversation.progress("Asking providers")) {
            var verdicts = new ModelListings(bench)
                    .verify(asked.stream().map(KnownAccount::account).toList());
            progress.done("Asked about " + Wording.plural(verdicts.size(), "account", "accounts"));
            return verdicts;
        }
    }

    private Report report(List<KnownAccount> accounts, Map<String, ListingOutcome> verdicts) {
        var report = new Report().heading("Accounts");
        var areAlike = accounts.stream().allMatch(account -> account.usedAs().isEmpty());
        var table = areAlike
                ? Table.of("Account", "By", "State", "Token", "Kept in")
                : Table.of("Account", "By", "State", "Token", "Kept in", "Used with");
        var data = new ArrayList<Map<String, Object>>();
        var rests = bench.rests().current();
        for (var account : accounts) {
            var resting = rests.stream()
                    .filter(rest -> rest.account().equals(account.id()))
                    .toList();
            var verdict = verdicts.get(account.id());
            var cells = List.of(
                    Text.EMPTY.key(account.id()),
                    Text.of(account.kind()),
                    verdict == null ? state(account, resting) : verdict(verdict),
                    Text.of(token(account)),
                    Text.EMPTY.muted(account.where()),
                    Text.of(account.usedAs()));
            table.row(cells.stream().limit(areAlike ? 5 : 6).toArray(Text[]::new));
            var facts = new LinkedHashMap<>(account.data());
            facts.put("rests", resting.stream().map(RestWording::data).toList());
            if (verdict != null) {
                facts.put("verified", verdict instanceof ListingOutcome.Listed);
                facts.put("verdict", verdict(verdict).plainText());
            }
            data.add(facts);
        }
        report.show(table.build()).data("accounts", data);
        bench.vault().protection().ifPresent(protection -> {
            report.show(Text.EMPTY.muted("The vault is protected by " + protection.description() + "."));
            report.data("vault", Map.of("protection", protection.name().toLowerCase(Locale.ROOT)));
        });
        return report;
    }

    private Text state(KnownAccount account, List<Rest> resting) {
        if (account.isUsable() && !resting.isEmpty()) {
            return RestWording.state(resting, bench.host().clock().instant());
        }
        return account.isUsable()
                ? Text.EMPTY.and(Text.Role.OK, "✓ ").and(account.state())
                : Text.EMPTY.and(Text.Role.WARN, "! ").and(account.state());
    }

    private static Text verdict(ListingOutcome verdict) {
        return switch (verdict) {
            case ListingOutcome.Listed(var listing) ->
                Text.EMPTY
                        .and(Text.Role.OK, "✓ ")
                        .and("let in, " + Wording.plural(listing.models().size(), "model", "models"));
            case ListingOutcome.NotOffered _ ->
                Text.EMPTY.and(Text.Role.MUTED, "? ").and("the provider lists no models");
            case ListingOutcome.Rejected(var reason) ->
                Text.EMPTY.and(Text.Role.ERROR, "✗ ").and(reason);
            case ListingOutcome.Unreachable(var reason) ->
                Text.EMPTY.and(Text.Role.WARN, "! ").and(reason);
        };
    }

    private static boolean isRefusal(ListingOutcome verdict) {
        return verdict instanceof ListingOutcome.Rejected;
    }

    private String token(KnownAccount account) {
        return account.expires()
                .map(end -> Duration.between(bench.host().clock().instant(), end))
                .map(left -> left.isPositive() ? "for " + Wording.time(left) : "renewed at next use")
                .orElse("");
    }
}
