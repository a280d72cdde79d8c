package dev.antigravity.sandbox.oauth;

import dev.antigravity.sandbox.http.Answer;
import dev.antigravity.sandbox.http.Call;
import dev.antigravity.sandbox.http.FormFields;
import dev.antigravity.sandbox.http.Headers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Where the browser goes first (RFC 6749, section 3.1).
final class AuthorizationEndpoint {
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final String NOBODY_ELSE = "you@sandbox.example";

    private final OAuthSettings settings;
    private final CodeStore codes;
    private final Tickets tickets;
    private final String issuer;
    private final Map<String, Request> undecided = new ConcurrentHashMap<>();

    AuthorizationEndpoint(OAuthSettings settings, CodeStore codes, Tickets tickets, String issuer) {
        this.settings = settings;
        this.codes = codes;
        this.tickets = tickets;
        this.issuer = issuer;
    }

    private record Request(CodeStore.Binding binding, Optional<String> state) {}

    /// The page that asks, or at once the redirect with the answer.
    Answer ask(FormFields query) {
        var client = query.find("client_id").flatMap(settings::client);
        var redirectUri = query.find("redirect_uri");
        // 1. Nothing is sent to an address that is not registered (RFC 6749, section 4.1.2.1).
        if (client.isEmpty()) {
            return Pages.message(400, "Unknown client", "No client with this client_id is registered at the sandbox.");
        }
        if (redirectUri.isEmpty() || !client.get().mayReturnTo(redirectUri.get())) {
            return Pages.message(
                    400,
                    "Wrong address",
                    "This redirect_uri is not registered for " + client.get().id() + ".");
        }
        // 2. Everything else is told to the client.
        try {
            var request = new Request(binding(client.get(), redirectUri.get(), query), query.find("state"));
            return decide(request, client.get(), query);
        } catch (OAuthException e) {
            return refuse(redirectUri.get(), query.find("state"), e.error(), e.description());
        }
    }

    /// The answer a person gave on the page.
    Answer answer(Call call) {
        var form = call.formFields();
        var request = undecided.remove(form.find("ticket").orElse(""));
        if (request == null) {
            return Pages.message(400, "Too late", "This question has been answered, or was never asked. Start again.");
        }
        return form.find("decision").equals(Optional.of("allow"))
                ? allow(request, form.find("account").orElse(NOBODY_ELSE))
                : deny(request);
    }

    private CodeStore.Binding binding(OAuthClient client, String redirectUri, FormFields query) {
        if (!query.repeated().isEmpty()) {
            throw new OAuthException("invalid_request", "Sent more than once: " + query.repeated());
        }
        if (!query.find("response_type").equals(Optional.of("code"))) {
            throw new OAuthException("unsupported_response_type", "response_type must be code.");
        }
        var challenge = query.find("code_challenge")
                .orElseThrow(() -> new OAuthException("invalid_request", "code_challenge is required (PKCE)."));
        if (!query.find("code_challenge_method").equals(Optional.of("S256"))) {
            throw new OAuthException("invalid_request", "code_challenge_method must be S256; plain is refused.");
        }
        if (!CHALLENGE.matcher(challenge).matches()) {
            throw new OAuthException("invalid_request", "code_challenge is not an S256 challenge.");
        }
        return new CodeStore.Binding(client.id(), redirectUri, challenge, client.grantable(query.find("scope")));
    }

    private Answer decide(Request request, OAuthClient client, FormFields query) {
        var account = query.find("login_hint").orElse(NOBODY_ELSE);
        return switch (consent(query)) {
            case ALLOW -> allow(request, account);
            case DENY -> deny(request);
            case ASK -> {
                var ticket = tickets.next("sandbox-ticket-");
                undecided.put(ticket, request);
                yield Pages.consent(ticket, client, request.binding().scopes(), account);
            }
        };
    }

    private Consent consent(FormFields query) {
        return switch (query.find("sandbox_consent").orElse("")) {
            case "allow" -> Consent.ALLOW;
            case "deny" -> Consent.DENY;
            case "ask" -> Consent.ASK;
            default -> settings.consent();
        };
    }

    private Answer allow(Request request, String account) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("code", codes.issue(request.binding(), account));
        return redirect(request.binding().redirectUri(), request.state(), fields);
    }

    private Answer deny(Request request) {
        return refuse(request.binding().redirectUri(), request.state(), "access_denied", "The request was denied.");
    }

    private Answer refuse(String redirectUri, Optional<String> state, String error, String description) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("error", error);
        fields.put("error_description", description);
        return redirect(redirectUri, state, fields);
    }

    private Answer redirect(String redirectUri, Optional<String> state, Map<String, String> fields) {
        state.ifPresent(text -> fields.put("state", text));
        fields.put("iss", issuer);
        var location = redirectUri + (redirectUri.contains("?") ? "&" : "?") + FormFields.encode(fields);
        return Answer.empty(302, Headers.of("location", location, "cache-control", "no-store"));
    }
}
