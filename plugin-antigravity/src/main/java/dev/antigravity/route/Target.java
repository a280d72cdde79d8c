package dev.antigravity.route;

import dev.antigravity.account.Account;
import dev.antigravity.catalog.Fact;
import dev.antigravity.catalog.Model;
import dev.antigravity.chat.Capability;
import dev.antigravity.chat.ThinkingRequest;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.settings.BaseUrl;
import dev.antigravity.settings.ModelSettings;
import dev.antigravity.settings.ProviderSettings;
import java.util.Optional;
import java.util.Set;

/// A model of a provider that may serve a request, whoever's account it is.
///
/// @param name     what clients call the model
/// @param model    as the upstream names it
/// @param profile  what the upstream can take of a request for that model
/// @param thinking what the client's model name or the alias asks for; it wins over the body
/// @param known    what the catalogue knows of it
public record Target(
        ProviderSettings provider,
        String name,
        String model,
        UpstreamProfile profile,
        Optional<ThinkingRequest> thinking,
        Optional<Model> known) {

    static Target of(ProviderSettings provider, ModelName asked, Optional<Model> known) {
        var name = asked.name();
        var stated = provider.model(name);
        return new Target(
                provider,
                name,
                stated.map(ModelSettings::id)
                        .or(() -> known.map(Model::upstreamId))
                        .orElse(name),
                provider.profileOf(
                        name, known.flatMap(Model::profile).map(Fact::value).orElse(JsonObject.EMPTY)),
                asked.thinking(),
                known);
    }

    /// What it can do, if that is known.
    Optional<Set<Capability>> capabilities() {
        return provider.model(name)
                .flatMap(ModelSettings::capabilities)
                .or(() -> known.flatMap(Model::capabilities).map(Fact::value));
    }

    /// What it was seen not to take, unless the user says otherwise.
    Set<Capability> refused() {
        return isStated()
                ? Set.of()
                : known.flatMap(Model::refused).map(Fact::value).orElse(Set.of());
    }

    /// Whether the user said what it can do, so that what is not said it cannot.
    boolean isStated() {
        return provider.model(name).flatMap(ModelSettings::capabilities).isPresent();
    }

    /// Tokens of prompt and answer together, if that is known.
    public Optional<Long> context() {
        return provider.model(name)
                .flatMap(ModelSettings::context)
                .or(() -> known.flatMap(Model::context).map(Fact::value));
    }

    /// This model asked for by this account.
    public Candidate by(Account account) {
        var own = account.project()
                .map(project -> profile.with("project", new JsonString(project)))
                .orElse(profile);
        return new Candidate(
                provider,
                account,
                account.baseUrl()
                        .map(url -> BaseUrl.of(provider.protocol(), url))
                        .or(provider::baseUrl)
                        .orElseThrow(),
                model,
                own,
                thinking);
    }

    /// For logs and explanations: `claude/claude-opus-4-6`.
    @Override
    public String toString() {
        return provider.id() + "/" + name;
    }
}
