package dev.antigravity.relay;

import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.net.Headers;
import dev.antigravity.net.OutboundAnswer;
import dev.antigravity.route.Candidate;
import dev.antigravity.upstream.UpstreamFailure;

/// A way to pictures: untouched between OpenAI's endpoints, or translated for models that answer with pictures (IMG-001
/// to IMG-005).
sealed interface ImageLane extends Lane permits PassedImages, DrawnImages {
    /// A picture that may have been drawn may have been billed.
    @Override
    default boolean mayGoOnAfter(UpstreamFailure failure) {
        return switch (failure) {
            case UpstreamFailure.Unreachable unreachable -> !unreachable.taken() && !unreachable.stale();
            case UpstreamFailure.Unreadable _ -> false;
            case UpstreamFailure.Spoken _, UpstreamFailure.NoCredential _ -> true;
        };
    }

    /// Whether an upstream takes the bytes as they are.
    static boolean passes(Candidate candidate) {
        return switch (candidate.protocol()) {
            case OPENAI_CHAT -> true;
            case OPENAI_RESPONSES -> candidate.profile().pictures() == UpstreamProfile.Pictures.ENDPOINT;
            case ANTHROPIC_MESSAGES, GEMINI, CLOUD_CODE -> false;
        };
    }

    /// Headers that also say who drew.
    static Headers served(Headers headers, Candidate candidate) {
        return headers.with("x-served-by", candidate.provider().id() + "/" + candidate.model());
    }

    /// Whether an answer is a stream of events.
    static boolean isStream(OutboundAnswer answer) {
        return answer.headers().first("content-type").orElse("").startsWith("text/event-stream");
    }
}
