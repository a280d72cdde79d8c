package dev.antigravity.sandbox.http;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.Socket;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;
import org.apache.hc.core5.http.impl.io.HttpService;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http.protocol.HttpProcessor;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.http.protocol.RequestValidateHost;
import org.apache.hc.core5.http.protocol.ResponseContent;
import org.apache.hc.core5.http.protocol.ResponseDate;
import org.apache.hc.core5.http.protocol.ResponseServer;

/// One client's connection: its requests one after another.
final class Connection {
    /// A little above the product's own limit, so that the product's limit can be seen to work.
    private static final int LONGEST_BODY_BYTES = 128 * 1024 * 1024;

    /// Without the library's own rule that some errors end the connection: real providers keep it open.
    private static final HttpProcessor PROCESSOR = HttpProcessorBuilder.create()
            .add(new RequestValidateHost())
            .addAll(new ResponseDate(), new ResponseServer("antigravity-sandbox"), new ResponseContent())
            .build();

    private final Socket socket;
    private final Handler handler;
    private final AtomicLong calls;
    private final DefaultBHttpServerConnection http = new DefaultBHttpServerConnection("http", Http1Config.DEFAULT);

    Connection(Socket socket, Handler handler, AtomicLong calls) {
        this.socket = socket;
        this.handler = handler;
        this.calls = calls;
    }

    /// @throws IOException when the connection is no longer of use
    void serve() throws IOException {
        socket.setTcpNoDelay(true);
        http.bind(socket);
        var service = new HttpService(PROCESSOR, (request, trigger, _) -> {
            var call = call(request);
            var answer = answer(call);
            handler.ended(call, new Playback(http, socket, trigger).play(answer));
        });
        try {
            while (http.isOpen()) {
                service.handleRequest(http, HttpCoreContext.create());
            }
        } catch (HttpException e) {
            throw new IOException(e);
        }
    }

    /// A mistake of the sandbox's own is told to the client, who would wait for ever otherwise.
    private Answer answer(Call call) {
        try {
            return handler.answer(call);
        } catch (RuntimeException e) {
            var text = new StringWriter();
            e.printStackTrace(new PrintWriter(text));
            return Answer.html(500, "<p>The sandbox has made a mistake:</p><pre>" + text + "</pre>");
        }
    }

    private Call call(ClassicHttpRequest request) throws IOException {
        var headers = new ArrayList<Header>();
        for (var header : request.getHeaders()) {
            headers.add(new Header(header.getName(), header.getValue()));
        }
        var entity = request.getEntity();
        var body = entity == null ? new byte[0] : EntityUtils.toByteArray(entity, LONGEST_BODY_BYTES);
        var target = request.getRequestUri();
        var question = target.indexOf('?');
        return new Call(
                calls.incrementAndGet(),
                request.getMethod(),
                question < 0 ? target : target.substring(0, question),
                question < 0 ? "" : target.substring(question + 1),
                new Headers(headers),
                body);
    }
}
