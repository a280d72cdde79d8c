package dev.antigravity.api;

/// A conversation in which nobody can be asked: a script, a hook, a rehearsal. Every question comes back unasked, and
/// says which option would have answered it; what is shown goes wherever an implementation takes it.
public interface Unattended extends Conversation {
    @Override
    default Capabilities capabilities() {
        return new Capabilities(false, false);
    }

    @Override
    default Answer<String> ask(Question question) {
        return question.unasked();
    }

    @Override
    default Answer<char[]> askSecret(SecretQuestion question) {
        return question.unasked("--" + question.key());
    }

    @Override
    default <T> Answer<T> choose(Choice<T> choice) {
        return choice.unasked();
    }

    @Override
    default Answer<Boolean> confirm(Confirm confirm) {
        return confirm.unasked();
    }

    @Override
    default Answer<Boolean> openUrl(UrlRequest request) {
        return Answer.given(false);
    }

    @Override
    default Progress progress(String title) {
        return Progress.unseen();
    }
}
