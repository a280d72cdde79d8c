package dev.antigravity.protocol;

import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.Tool;
import dev.antigravity.chat.UpstreamProfile;
import java.util.ArrayList;
import java.util.List;

/// What becomes of tools that only some upstreams run (SRV-001, SRV-002).
public final class ServerTools {
    private final Protocol upstream;
    private final List<String> kinds;
    private final UpstreamProfile profile;
    private final FidelityReceipt receipt;

    /// @param kinds the server tools of other protocols that this one has too
    public ServerTools(Protocol upstream, List<String> kinds, UpstreamProfile profile, FidelityReceipt receipt) {
        this.upstream = upstream;
        this.kinds = kinds;
        this.profile = profile;
        this.receipt = receipt;
    }

    /// The tools this upstream can be given.
    ///
    /// @throws RejectedRequestException if it lacks one and the profile says not to drop it
    public List<Tool> kept(List<Tool> tools) {
        var kept = new ArrayList<Tool>();
        for (var tool : tools) {
            if (tool instanceof Tool.Server server && !has(server)) {
                lacking(server);
            } else {
                kept.add(tool);
            }
        }
        return kept;
    }

    private boolean has(Tool.Server tool) {
        return tool.origin() == upstream || kinds.contains(tool.kind());
    }

    private void lacking(Tool.Server tool) {
        switch (profile.serverTools()) {
            case DROP -> receipt.dropped(tool.path(), "the upstream has no " + tool.kind() + " tool");
            case REJECT ->
                throw RejectedRequestException.unsupported(tool.path(), "the upstream has no " + tool.kind() + " tool");
        }
    }
}
