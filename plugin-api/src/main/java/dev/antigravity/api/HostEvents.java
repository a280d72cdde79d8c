package dev.antigravity.api;

import java.util.function.Consumer;

/// Where host and plugins tell each other what happened. Listeners run on the publisher's thread; one that throws
/// is logged and does not keep the others from hearing.
public interface HostEvents {
    void publish(HostEvent event);

    /// Hears events of that type until closed. A host closes what a stopped plugin left open.
    <E extends HostEvent> Subscription subscribe(Class<E> type, Consumer<? super E> listener);
}
