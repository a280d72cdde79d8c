package dev.antigravity.loader;

import dev.antigravity.api.CancellationToken;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.Skill;
import java.util.Map;

/// A plugin's skill behind its door.
final class GuardedSkill implements Skill {
    private final Door.Inside<Skill> skill;
    private final SkillSpec spec;

    GuardedSkill(Skill skill, Door door) {
        this.skill = door.keep(skill);
        this.spec = skill.spec();
    }

    @Override
    public SkillSpec spec() {
        return spec;
    }

    @Override
    public CommandResult run(Map<String, Object> input, CancellationToken cancellation, Conversation conversation)
            throws InterruptedException {
        return skill.call(own -> own.run(input, cancellation, conversation));
    }
}
