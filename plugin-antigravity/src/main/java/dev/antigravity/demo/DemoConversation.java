package dev.antigravity.demo;

import dev.antigravity.api.Answer;
import dev.antigravity.api.Block;
import dev.antigravity.api.Capabilities;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.Text;
import dev.antigravity.api.Unattended;
import dev.antigravity.api.UrlRequest;
import java.net.URI;
import java.util.function.Consumer;

/// The audience's conversation, in which nobody is asked anything, and the demo itself goes to web pages.
record DemoConversation(Conversation audience, Consumer<URI> browser) implements Unattended {
    @Override
    public Capabilities capabilities() {
        return new Capabilities(false, true);
    }

    @Override
    public void show(Block block) {
        audience.show(block);
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
}
