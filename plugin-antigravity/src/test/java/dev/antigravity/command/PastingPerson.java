package dev.antigravity.command;

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
import dev.antigravity.testing.WebBrowser;
import dev.antigravity.testkit.FakeConversation;

/// Somebody with a browser on another machine: visits the page that is shown, and pastes the address it ended at.
final class PastingPerson implements Conversation {
    private final FakeConversation rest = new FakeConversation();
    private final WebBrowser browser;

    PastingPerson(WebBrowser browser) {
        this.browser = browser;
    }

    @Override
    public Answer<Boolean> openUrl(UrlRequest request) {
        browser.accept(request.url());
        return Answer.given(false);
    }

    @Override
    public Answer<String> ask(Question question) {
        return Answer.given(browser.location().toString());
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(true, false);
    }

    @Override
    public void show(Block block) {
        rest.show(block);
    }

    @Override
    public Answer<char[]> askSecret(SecretQuestion question) {
        return rest.askSecret(question);
    }

    @Override
    public <T> Answer<T> choose(Choice<T> choice) {
        return rest.choose(choice);
    }

    @Override
    public Answer<Boolean> confirm(Confirm confirm) {
        return rest.confirm(confirm);
    }

    @Override
    public Progress progress(String title) {
        return rest.progress(title);
    }
}
