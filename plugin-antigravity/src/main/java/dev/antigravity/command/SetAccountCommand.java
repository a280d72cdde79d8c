package dev.antigravity.command;

import dev.antigravity.account.AccountStore;
import dev.antigravity.account.AccountUse;
import dev.antigravity.account.StoredAccount;
import dev.antigravity.api.Arguments;
import dev.antigravity.api.CommandException;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.api.OptionSpec;
import dev.antigravity.api.Text;
import dev.antigravity.settings.AccountKey;
import java.util.Arrays;

/// `accounts set`: how requests use an account of the vault, in the words in which the configuration says it of others.
final class SetAccountCommand extends ChangeAccountCommand {
    SetAccountCommand(Workbench bench) {
        super(bench, described());
    }

    private static CommandSpec described() {
        var spec = CommandSpec.of("antigravity", "accounts set")
                .summary("Say how requests use an account")
                .description("A running proxy takes it over within a second.")
                .parameter(ACCOUNT);
        for (var key : AccountKey.values()) {
            spec.option(OptionSpec.value(key.word(), key.label(), key.summary()));
        }
        return spec.example("accounts set claude/home --weight 3")
                .example("accounts set claude/spare --priority -1 --max-in-flight 2")
                .build();
    }

    @Override
    StoredAccount change(AccountStore accounts, String id, Arguments arguments) {
        if (Arrays.stream(AccountKey.values()).noneMatch(key -> arguments.has(key.word()))) {
            throw new CommandException(
                    ErrorCode.USAGE,
                    "Nothing to change.",
                    Text.of("See ").command("antigravity accounts set --help").and("."));
        }
        return accounts.update(id, account -> account.withUse(changed(account.use(), arguments)));
    }

    private static AccountUse changed(AccountUse before, Arguments arguments) {
        var use = before;
        for (var key : AccountKey.values()) {
            var text = arguments.value(key.word());
            if (text.isPresent()) {
                use = changed(use, key, text.get());
            }
        }
        return use;
    }

    private static AccountUse changed(AccountUse use, AccountKey key, String text) {
        try {
            return key.change(use, text);
        } catch (IllegalArgumentException e) {
            throw new CommandException(
                    ErrorCode.USAGE,
                    e.getMessage() + ".",
                    Text.of("See ").command("antigravity accounts set --help").and("."));
        }
    }

    @Override
    String said(String id, StoredAccount changed) {
        var use = UseWording.of(changed.account().use());
        return "Requests use " + id + (use.isEmpty() ? " as is usual" : " with " + use);
    }
}
