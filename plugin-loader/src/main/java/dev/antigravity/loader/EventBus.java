package dev.antigravity.loader;

import dev.antigravity.api.HostEvent;
import dev.antigravity.api.HostEvents;
import dev.antigravity.api.Subscription;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The events of one host, for a host that has no bus of its own. Thread-safe.
public final class EventBus implements HostEvents {
    private static final Logger LOG = LoggerFactory.getLogger(EventBus.class);

    private final List<Listener<?>> listeners = new CopyOnWriteArrayList<>();

    private record Listener<E extends HostEvent>(Class<E> type, Consumer<? super E> action) {
        void hear(HostEvent event) {
            if (type.isInstance(event)) {
                action.accept(type.cast(event));
            }
        }
    }

    @Override
    public void publish(HostEvent event) {
        for (var listener : listeners) {
            try {
                listener.hear(event);
            } catch (RuntimeException | Error e) {
                LOG.warn("a listener for {} failed", event.getClass().getSimpleName(), e);
            }
        }
    }

    @Override
    public <E extends HostEvent> Subscription subscribe(Class<E> type, Consumer<? super E> listener) {
        var entry = new Listener<E>(type, listener);
        listeners.add(entry);
        return () -> listeners.removeIf(other -> other == entry);
    }
}
