package dev.antigravity.plugin;

import dev.antigravity.account.Account;
import dev.antigravity.account.Credential;
import dev.antigravity.account.CredentialSource;
import java.util.function.Supplier;

/// Credentials of a source that is made when somebody asks for the first one.
record LateCredentials(Supplier<? extends CredentialSource> source) implements CredentialSource {
    @Override
    public Credential fresh(Account account) {
        return source.get().fresh(account);
    }

    @Override
    public Credential afterRejection(Account account, Credential rejected) {
        return source.get().afterRejection(account, rejected);
    }
}
