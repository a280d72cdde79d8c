package dev.antigravity.api;

/// Nobody: shows nothing, answers nothing.
final class NoConversation implements Conversation {
    @Override
    public Capabilities capabilities() {
        return new Capabilities(false, false);
    }

    @Override
    public void show(Block block) {}

    @Override
    public Answer<String> ask(Question question) {
        return question.unasked();
    }

    @Override
    public Answer<char[]> askSecret(SecretQuestion question) {
        return question.unasked("--stdin");
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
