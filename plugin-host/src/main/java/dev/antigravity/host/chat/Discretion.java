package dev.antigravity.host.chat;

import dev.antigravity.api.CommandBook;
import dev.antigravity.api.CommandBook.Lookup;
import dev.antigravity.api.CommandException;
import dev.antigravity.api.CommandLine;
import dev.antigravity.api.OptionSpec;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Knows a line that no history should keep: one with a secret option, or with anything that looks like a
/// credential. Rather forgets a harmless line than keeps a key.
final class Discretion implements Predicate<String> {
    private static final Pattern NAMED = Pattern.compile("(?i)(api[-_ ]?key|token|secret|passw(or)?d|passphrase"
            + "|credential|authorization)\\w*[\"']?\\s*[=:]\\s*\\S"
            + "|\\bbearer\\s+\\S|--[\\w-]*(key|token|secret|password|credential)[\\w-]*[ =]\\S");

    private static final Pattern SHAPED = Pattern.compile(
            "\\b(sk|pk|rk|gsk|xai|hf|glpat|github_pat|gh[opsur])[-_][\\w-]{8,}"
                    + "|\\bAIza[\\w-]{20,}|\\bya29\\.\\S+|\\beyJ[\\w-]+\\.[\\w-]+|[?&#](code|state|token|access_token|key)=\\S");

    private final Supplier<CommandBook> book;

    Discretion(Supplier<CommandBook> book) {
        this.book = book;
    }

    /// @return whether the line must not be kept
    @Override
    public boolean test(String line) {
        return NAMED.matcher(line).find() || SHAPED.matcher(line).find() || givesSecretOption(line);
    }

    private boolean givesSecretOption(String line) {
        try {
            return line.startsWith("/")
                    && book.get().find(CommandLine.parse(line).words()) instanceof Lookup.Found(var command, var rest)
                    && command.spec().options().stream()
                            .filter(OptionSpec::secret)
                            .anyMatch(option -> rest.stream().anyMatch(word -> word.startsWith("--" + option.name())));
        } catch (CommandException _) {
            return true; // a quote is open: who knows what is in it
        }
    }
}
