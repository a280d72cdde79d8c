package dev.antigravity.command;

import dev.antigravity.account.AccountUse;
import dev.antigravity.settings.AccountKey;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// How requests use an account, for people and for programs.
final class UseWording {
    private UseWording() {}

    /// What is not as usual, in the words of the configuration: `weight 3, priority -1`; empty if all is.
    static String of(AccountUse use) {
        return Arrays.stream(AccountKey.values())
                .flatMap(key -> key.stated(use).map(value -> key.word() + " " + value).stream())
                .collect(Collectors.joining(", "));
    }

    static Map<String, Object> data(AccountUse use) {
        var data = new LinkedHashMap<String, Object>();
        data.put("weight", use.weight());
        data.put("priority", use.priority());
        data.put("maxInFlight", use.mostInFlight());
        data.put("excludedModels", use.excludedModels().stream().sorted().toList());
        data.put("proxy", use.proxy().map(URI::toString));
        return data;
    }
}
