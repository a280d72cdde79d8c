package dev.antigravity.account;

import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Somebody's standing at a provider. Holds no secret.
///
/// @param provider id of the provider, `claude`
/// @param name     what the user calls it, unique at the provider, `work`
/// @param use      how requests may use it
/// @param labels   whatever else is worth showing, such as an e-mail address or a plan
/// @param baseUrl  overrides the provider's
/// @param project  of the provider, where it has them
public record Account(
        String provider,
        String name,
        Instant created,
        AccountUse use,
        TermsClass terms,
        Map<String, String> labels,
        Optional<URI> baseUrl,
        Optional<String> project) {

    private static final Pattern PROVIDER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern NAME = Pattern.compile("[^/\\s\\p{Cntrl}][^/\\p{Cntrl}]{0,99}(?<!\\s)");

    public Account {
        if (!PROVIDER.matcher(provider).matches()) {
            throw new BadAccountNameException(
                    "\"" + provider + "\" is no provider: use letters, digits, dots and hyphens");
        }
        if (!NAME.matcher(name).matches()) {
            throw new BadAccountNameException(
                    "\"" + name + "\" is no name for an account: use 1 to 100 characters without a slash");
        }
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    }

    /// An enabled account that is used as is usual.
    public static Account of(String provider, String name, TermsClass terms, Instant created) {
        return new Account(
                provider, name, created, AccountUse.USUAL, terms, Map.of(), Optional.empty(), Optional.empty());
    }

    /// What people and logs call it: `claude/work`.
    public String id() {
        return provider + "/" + name;
    }

    /// Whether requests may use it.
    public boolean enabled() {
        return use.enabled();
    }

    public Account withName(String newName) {
        return new Account(provider, newName, created, use, terms, labels, baseUrl, project);
    }

    public Account withUse(AccountUse newUse) {
        return new Account(provider, name, created, newUse, terms, labels, baseUrl, project);
    }

    public Account withTerms(TermsClass newTerms) {
        return new Account(provider, name, created, use, newTerms, labels, baseUrl, project);
    }

    public Account withLabel(String label, String value) {
        var more = new TreeMap<>(labels);
        more.put(label, value);
        return new Account(provider, name, created, use, terms, more, baseUrl, project);
    }

    public Account withoutLabel(String label) {
        var fewer = new TreeMap<>(labels);
        fewer.remove(label);
        return new Account(provider, name, created, use, terms, fewer, baseUrl, project);
    }

    public Account withBaseUrl(URI newBaseUrl) {
        return new Account(provider, name, created, use, terms, labels, Optional.of(newBaseUrl), project);
    }

    public Account withProject(String newProject) {
        return new Account(provider, name, created, use, terms, labels, baseUrl, Optional.of(newProject));
    }

    @Override
    public String toString() {
        return id();
    }
}
