package dev.antigravity.sandbox.http;

import dev.antigravity.sandbox.http.Delivery.Ending;
import dev.antigravity.sandbox.http.Outcome.End;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.HttpServerConnection;
import org.apache.hc.core5.http.io.HttpServerRequestHandler.ResponseTrigger;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.io.IOCallback;
import org.apache.hc.core5.util.Timeout;

/// Sends one answer the way its delivery says, and notices a client that leaves before the end.
final class Playback {
    /// Nobody waits longer for an answer that never comes; then the wait starts anew.
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final HttpServerConnection http;
    private final Socket socket;
    private final ResponseTrigger trigger;
    private int status;
    private int events;
    private boolean isSent;

    Playback(HttpServerConnection http, Socket socket, ResponseTrigger trigger) {
        this.http = http;
        this.socket = socket;
        this.trigger = trigger;
    }

    Outcome play(Answer answer) {
        try {
            pause(answer.delivery().delay());
            switch (answer.delivery().ending()) {
                case Ending.NoAnswer _ -> throw brokenOff();
                case Ending.Silence _ -> silence();
                case Ending.Complete _, Ending.Cut _, Ending.Short _, Ending.Stall _ -> send(answer);
            }
            return new Outcome(status, events, End.COMPLETE);
        } catch (BrokenOff _) {
            return ended(End.BROKEN_OFF);
        } catch (IOException | HttpException _) {
            return ended(isSent ? End.COMPLETE : End.CLIENT_LEFT);
        }
    }

    private Outcome ended(End end) {
        try {
            socket.close();
        } catch (IOException _) {
            // It is closed all the more.
        }
        return new Outcome(status, events, end);
    }

    private void send(Answer answer) throws IOException, HttpException {
        var response = new BasicClassicHttpResponse(answer.status());
        response.addHeader("x-sandbox", "true");
        answer.headers().all().forEach(header -> response.addHeader(header.name(), header.value()));
        response.setEntity(
                switch (answer) {
                    case Answer.Whole whole -> entity(response, whole.body().length, out -> sendWhole(whole, out));
                    case Answer.Streamed stream -> entity(response, -1, out -> sendEvents(stream, out));
                });
        status = answer.status();
        trigger.submitResponse(response);
    }

    private static EntityTemplate entity(ClassicHttpResponse response, long length, IOCallback<OutputStream> writer) {
        var type = response.getFirstHeader("content-type");
        response.removeHeaders("content-type");
        return new EntityTemplate(length, type == null ? null : ContentType.parse(type.getValue()), writer);
    }

    private void sendWhole(Answer.Whole answer, OutputStream out) throws IOException {
        var body = answer.body();
        var slice = answer.delivery().sliceBytes();
        switch (answer.delivery().ending()) {
            case Ending.Cut(var cutAfter, var _) -> {
                write(out, body, cutAfter == 0 ? 0 : body.length / 2, slice);
                throw brokenOff();
            }
            case Ending.Stall _ -> {
                write(out, body, 0, slice);
                silence();
            }
            case Ending.Complete _, Ending.NoAnswer _, Ending.Silence _, Ending.Short _ -> {
                write(out, body, body.length, slice);
                events = 1;
                isSent = true;
            }
        }
    }

    private void sendEvents(Answer.Streamed answer, OutputStream out) throws IOException {
        var delivery = answer.delivery();
        var start = System.nanoTime();
        out.flush();
        while (answer.events().hasNext()) {
            var event = answer.events().next();
            switch (delivery.ending()) {
                case Ending.Cut(var cutAfter, var midway)
                when cutAfter <= events -> {
                    if (midway) {
                        sendHalf(event);
                    }
                    throw brokenOff();
                }
                case Ending.Short(var shortAfter)
                when shortAfter <= events -> {
                    isSent = true;
                    return;
                }
                case Ending.Stall(var stallAfter) when stallAfter <= events -> silence();
                case Ending _ -> {}
            }
            if (events > 0 && delivery.pace().isPositive()) {
                var due = start + delivery.pace().toNanos() * events;
                pause(Duration.ofNanos(due - System.nanoTime()));
            }
            write(out, event, event.length, delivery.sliceBytes());
            events++;
        }
        isSent = true;
    }

    private static void write(OutputStream out, byte[] bytes, int length, int slice) throws IOException {
        var step = slice > 0 ? slice : Math.max(1, length);
        for (var from = 0; from < length; from += step) {
            out.write(bytes, from, Math.min(step, length - from));
            out.flush();
        }
        out.flush();
    }

    /// Announces a chunk of the whole event and sends half of it, below the HTTP library, which would not do such a
    /// thing.
    private void sendHalf(byte[] event) throws IOException {
        http.flush();
        var out = socket.getOutputStream();
        out.write((Integer.toHexString(event.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(event, 0, event.length / 2);
        out.flush();
    }

    /// Closes the connection before the HTTP library can end the answer as if all of it had been sent.
    private BrokenOff brokenOff() throws IOException {
        socket.close();
        return new BrokenOff();
    }

    private void silence() throws IOException {
        while (true) {
            pause(LONGEST_WAIT);
        }
    }

    /// Waits that long, or fails as soon as the client has left.
    private void pause(Duration time) throws IOException {
        if (!time.isPositive()) {
            return;
        }
        var end = System.nanoTime() + time.toNanos();
        http.isDataAvailable(Timeout.ofMilliseconds(Math.max(1, time.toMillis())));
        if (http.isStale()) {
            throw new IOException("the client has left");
        }
        try {
            Thread.sleep(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /// The sandbox breaks the connection on purpose.
    private static final class BrokenOff extends IOException {
        private static final long serialVersionUID = 1;
    }
}
