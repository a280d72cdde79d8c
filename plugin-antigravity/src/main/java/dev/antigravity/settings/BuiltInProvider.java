package dev.antigravity.settings;

import dev.antigravity.account.TermsClass;
import dev.antigravity.chat.Capability;
import dev.antigravity.chat.Protocol;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A provider we know by heart, so that a configuration need only state what differs. {@link BuiltInProviders} has
/// the table.
///
/// @param baseUrl         empty if it differs for every user
/// @param baseUrlVariable the environment variable that names it
/// @param features        what its models can do, taken together; what one of them can is the catalogue's to know
record BuiltInProvider(
        String id,
        String title,
        Protocol protocol,
        Optional<URI> baseUrl,
        Optional<String> baseUrlVariable,
        List<Capability> features,
        List<LoginOffer> logins,
        OAuthSettings oauth) {

    BuiltInProvider {
        features = List.copyOf(features);
        logins = List.copyOf(logins);
    }

    static BuiltInProvider of(String id, String title, Protocol protocol) {
        return new BuiltInProvider(
                id, title, protocol, Optional.empty(), Optional.empty(), List.of(), List.of(), OAuthSettings.UNKNOWN);
    }

    BuiltInProvider at(String url) {
        return new BuiltInProvider(
                id, title, protocol, Optional.of(URI.create(url)), baseUrlVariable, features, logins, oauth);
    }

    BuiltInProvider atVariable(String variable) {
        return new BuiltInProvider(id, title, protocol, baseUrl, Optional.of(variable), features, logins, oauth);
    }

    BuiltInProvider can(Capability... capabilities) {
        return new BuiltInProvider(
                id, title, protocol, baseUrl, baseUrlVariable, Arrays.asList(capabilities), logins, oauth);
    }

    BuiltInProvider login(TermsClass terms, String reason) {
        var more = new ArrayList<>(logins);
        more.add(new LoginOffer(terms, reason));
        return new BuiltInProvider(id, title, protocol, baseUrl, baseUrlVariable, features, more, oauth);
    }

    BuiltInProvider oauth(OAuthSettings server) {
        return new BuiltInProvider(id, title, protocol, baseUrl, baseUrlVariable, features, logins, server);
    }
}
