package dev.antigravity.relay;

import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Note;
import dev.antigravity.json.JsonPath;
import dev.antigravity.json.JsonSplice;
import dev.antigravity.json.TopLevelMembers;
import dev.antigravity.protocol.UpstreamCodec;
import dev.antigravity.route.Candidate;
import java.util.List;

/// A request that passes as it is but for the thinking its model's name asks for (`model(high)`), which is written
/// where its dialect says such things. All other bytes stay (GEN-001).
///
/// @param members the request's, with what was asked for in its place
/// @param notes   what of it could not be said as it was asked
record AskedThinking(TopLevelMembers members, List<Note> notes) {
    private static final JsonPath MODEL = JsonPath.of("model");

    /// @param codec of the client's dialect
    static AskedThinking of(InboundCall call, Candidate candidate, UpstreamCodec codec) {
        var asked = candidate.thinking();
        var places = codec.thinkingPlaces();
        if (asked.isEmpty() || places.isEmpty()) {
            return new AskedThinking(call.members(), List.of());
        }
        var receipt = new FidelityReceipt();
        var excerpt = call.excerpt(places.get()).withThinking(asked.get());
        var said = codec.encodeRequest(excerpt, candidate.model(), candidate.profile(), receipt)
                .body();
        var splice = new JsonSplice(call.members());
        places.get().copy(said, call.members(), splice);
        var notes = receipt.notes().stream()
                .filter(note -> places.get().concern(MODEL, note.path()))
                .toList();
        return new AskedThinking(TopLevelMembers.scan(splice.bytes()), notes);
    }
}
