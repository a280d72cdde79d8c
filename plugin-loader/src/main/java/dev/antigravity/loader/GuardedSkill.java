package dev.antigravity.loader;

import dev.antigravity.api.CancellationToken;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.Skill;
import java.util.Map;

/// A plugin's skill, run with the plugin's class loader on the thread.
final class GuardedSkill implements Skill {
    private final Skill skill;
    private final SkillSpec spec;
    private final ClassLoader loader;

    GuardedSkill(Skill skill, ClassLoader loader) {
        this.skill = skill;
        this.spec = skill.spec();
        this.loader = loader;
    }

    @Override
    public SkillSpec spec() {
        return spec;
    }

    @Override
    public CommandResult run(Map<String, Object> input, CancellationToken cancellation, Conversation conversation)
            throws InterruptedException {
        return InPlugin.call(loader, () -> skill.run(input, cancellation, conversation));
    }
}
