package dev.antigravity.demo;

import dev.antigravity.api.Answer;
import dev.antigravity.api.Block;
import dev.antigravity.api.Capabilities;
import dev.antigravity.api.Choice;
import dev.antigravity.api.Confirm;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.Progress;
import dev.antigravity.api.Question;
import dev.antigravity.api.SecretQuestion;
import dev.antigravity.api.UrlRequest;

/// Nobody watches.
final class EmptyHouse implements Conversation {
    @Override
    public Capabilities capabilities() {
        return new Capabilities(false, false);
    }

    @Override
    public void show(Block block) {
        block.plainText();
    }

    @Override
    public Answer<String> ask(Question question) {
        return question.unasked();
    }

    @Override
    public Answer<char[]> askSecret(SecretQuestion question) {
        return question.unasked("--" + question.key());
    }

    @Override
    public <T> Answer<T> choose(Choice<T> choice) {
        return choice.unasked();
    }

    @Override
    public Answer<Boolean> confirm(Confirm confirm) {
        return confirm.unasked();
    }

    @Override
    public Answer<Boolean> openUrl(UrlRequest request) {
        return Answer.given(false);
    }

    @Override
    public Progress progress(String title) {
        return Progress.unseen();
    }
}
