package dev.antigravity.settings;

import dev.antigravity.account.TermsClass;
import dev.antigravity.chat.Protocol;
import dev.antigravity.secret.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Reads one entry under `providers`.
final class ProviderReader {
    /// Headers that are ours to send: the credential, the shape of the body, and our name, which is never another's.
    private static final Set<String> RESERVED = Set.of(
            "authorization",
            "x-api-key",
            "x-goog-api-key",
            "user-agent",
            "host",
            "connection",
            "content-type",
            "content-length",
            "content-encoding",
            "transfer-encoding",
            "accept-encoding");

    /// Lets the rest of an entry be looked at when its protocol is wrong.
    private static final Protocol STAND_IN = Protocol.OPENAI_CHAT;

    private final String id;
    private final Section section;
    private final BuiltInProvider known;

    /// @param known what we know by heart; for any other provider one without an address
    private ProviderReader(String id, Section section, BuiltInProvider known) {
        this.id = id;
        this.section = section;
        this.known = known;
    }

    static ProviderSettings builtIn(BuiltInProvider known, Section section) {
        return new ProviderReader(known.id(), section, known)
                .read(section.read("protocol", Kind.PROTOCOL, known.protocol()));
    }

    /// @return empty, and a problem, if no protocol is stated
    static Optional<ProviderSettings> other(String id, Section section, Collection<String> builtInIds) {
        if (section.find("protocol").isEmpty()) {
            section.complain(
                    "no built-in provider, so it needs protocol and base-url" + Item.suggestion(id, builtInIds));
            return Optional.empty();
        }
        var stated = section.find("protocol", Kind.PROTOCOL);
        var protocol = stated.orElse(STAND_IN);
        var unknown = BuiltInProvider.of(id, id, protocol).login(TermsClass.API_KEY, "Keys come from the provider.");
        var provider = new ProviderReader(id, section, unknown).read(protocol);
        return stated.map(_ -> provider);
    }

    private ProviderSettings read(Protocol protocol) {
        var profiles = new ProfileReader(protocol);
        var enabled = section.read("enabled", Kind.FLAG, true);
        var provider = new ProviderSettings(
                id,
                section.read("title", Kind.TEXT, known.title()),
                protocol,
                baseUrl(protocol, enabled),
                enabled,
                section.find("accept-terms", Kind.DATE),
                known.features(),
                accounts(protocol),
                models(profiles),
                profiles.read(section.section("profile")),
                headers(),
                section.find("proxy", Address.PROXY),
                section.read("connect-timeout", Kind.DURATION, Duration.ofSeconds(10)),
                section.read("idle-timeout", Kind.DURATION, Duration.ofMinutes(5)),
                OAuthSettings.read(section.section("oauth"), known.oauth()),
                known.logins());
        section.refuseUnknown();
        return provider;
    }

    private Optional<BaseUrl> baseUrl(Protocol protocol, boolean enabled) {
        var stated = section.find("base-url");
        var fromVariable = known.baseUrlVariable()
                .filter(_ -> stated.isEmpty())
                .flatMap(variable -> section.variable("base-url", variable, Address.SERVICE));
        if (stated.isEmpty() && fromVariable.isEmpty() && known.baseUrl().isEmpty()) {
            if (enabled && !section.isEmpty()) {
                section.complain("base-url is missing; it takes " + Address.SERVICE.wanted()
                        + known.baseUrlVariable()
                                .map(name -> ", or set " + name)
                                .orElse(""));
            }
            return Optional.empty();
        }
        return fromVariable
                .or(() -> section.find("base-url", Address.SERVICE, known.baseUrl()))
                .map(url -> BaseUrl.of(protocol, url));
    }

    private List<AccountSettings> accounts(Protocol protocol) {
        return named(
                section.items("accounts"),
                item -> AccountSettings.read(item.section(), id, protocol),
                AccountSettings::name,
                "account");
    }

    private List<ModelSettings> models(ProfileReader profiles) {
        return named(section.items("models"), item -> ModelSettings.read(item, profiles), ModelSettings::name, "model");
    }

    private static <T> List<T> named(
            List<Item> items, Function<Item, Optional<T>> read, Function<T, String> name, String what) {
        var all = new ArrayList<T>();
        var names = new HashSet<String>();
        for (var item : items) {
            read.apply(item).ifPresent(one -> {
                if (names.add(name.apply(one))) {
                    all.add(one);
                } else {
                    item.complain("there is another " + what + " named " + name.apply(one) + "; give it another name");
                }
            });
        }
        return all;
    }

    private Map<String, Secret> headers() {
        var headers = new LinkedHashMap<String, Secret>();
        for (var entry : section.section("headers").entries()) {
            var name = entry.name().toLowerCase(Locale.ROOT);
            if (RESERVED.contains(name)) {
                entry.value().complain("is not to be changed");
            } else if (!name.matches("[a-z0-9!#$%&'*+.^_`|~-]+")) {
                entry.value().complain("is no name of a header");
            } else {
                entry.value().as(Kind.SECRET).ifPresent(value -> headers.put(entry.name(), value));
            }
        }
        return headers;
    }
}
