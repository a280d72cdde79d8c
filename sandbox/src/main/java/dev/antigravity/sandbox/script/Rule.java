package dev.antigravity.sandbox.script;

import java.util.Optional;
import java.util.OptionalInt;

/// A script for requests that bring none themselves.
///
/// Its steps are used one after another by successive requests, however these belong together.
///
/// @param script  in the language of this package
/// @param account only for requests of this account
/// @param path    only for paths that begin like this; without it only for requests that make a model answer
/// @param model   only for requests for this model
/// @param times   how often the script is played before the rule is used up; empty for ever
public record Rule(
        String script, Optional<String> account, Optional<String> path, Optional<String> model, OptionalInt times) {
    public Rule {
        Script.of(script);
    }

    /// For every request that makes a model answer.
    public static Rule always(String script) {
        return new Rule(script, Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty());
    }

    /// For the next request that makes a model answer.
    public static Rule next(String script) {
        return always(script).times(1);
    }

    public Rule forAccount(String id) {
        return new Rule(script, Optional.of(id), path, model, times);
    }

    public Rule onPath(String prefix) {
        return new Rule(script, account, Optional.of(prefix), model, times);
    }

    public Rule forModel(String id) {
        return new Rule(script, account, path, Optional.of(id), times);
    }

    public Rule times(int count) {
        return new Rule(script, account, path, model, OptionalInt.of(count));
    }

    boolean isFor(Target target) {
        return account.map(target.account()::equals).orElse(true)
                && path.map(target.path()::startsWith).orElse(target.generates())
                && model.map(target.model()::equals).orElse(true);
    }
}
