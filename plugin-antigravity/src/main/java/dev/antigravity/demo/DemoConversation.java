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
import dev.antigravity.api.Text;
import dev.antigravity.api.UrlRequest;
import java.net.URI;
import java.util.function.Consumer;

/// The audience's conversation, in which nobody is asked anything, and the demo itself goes to web pages.
record DemoConversation(Conversation audience, Consumer<URI> browser) implements Conversation {
    @Override
    public Capabilities capabilities() {
        return new Capabilities(false, true);
    }

    @Override
    public void show(Block block) {
        audience.show(block);
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
        show(Text.of("Open this page to " + request.purpose() + ":"));
        show(Text.of("  ").code(shortened(request.url())));
        browser.accept(request.url());
        return Answer.given(true);
    }

    private static String shortened(URI page) {
        return page.toString().replaceFirst("\\?.*", "?…");
    }

    @Override
    public Progress progress(String title) {
        return Progress.unseen();
    }
}
