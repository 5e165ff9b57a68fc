package dev.atelier.web.http;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.pipeline.Caller;
import dev.atelier.web.json.JsonBody;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request and its one answer. Used by one thread at a time, except that {@link #answer} may be called by any number
 * of them: the first one answers.
 */
public final class Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final Site site;
    private final Map<String, String> variables;
    private final Surroundings surroundings;
    private final RequestBody body;
    private final long begun = System.nanoTime();
    private final AtomicBoolean answered = new AtomicBoolean();
    private final AtomicBoolean counted = new AtomicBoolean(true);
    private volatile @Nullable AsyncContext async;
    private volatile @Nullable Runnable onClosing;
    private volatile @Nullable Caller owner;
    private volatile boolean mayWait;

    /** What all exchanges of a front end share. */
    record Surroundings(WebSettings settings, Workers workers, InFlight inFlight) {}

    Exchange(
            HttpServletRequest request,
            HttpServletResponse response,
            Site site,
            Map<String, String> variables,
            Surroundings surroundings) {
        this.request = request;
        this.response = response;
        this.site = site;
        this.variables = variables;
        this.surroundings = surroundings;
        this.body = new RequestBody(request);
        surroundings.inFlight().enter();
    }

    public Site site() {
        return site;
    }

    public HttpServletRequest request() {
        return request;
    }

    public HttpServletResponse response() {
        return response;
    }

    /** What is left of a time that began with the request. */
    public Duration leftOf(Duration time) {
        Duration left = time.minusNanos(System.nanoTime() - begun);
        return left.isNegative() ? Duration.ZERO : left;
    }

    public WebSettings settings() {
        return surroundings.settings();
    }

    public Workers workers() {
        return surroundings.workers();
    }

    void authenticated(Caller caller) {
        owner = caller;
    }

    /** Whom the key that came along belongs to. */
    public Optional<Caller> owner() {
        return Optional.ofNullable(owner);
    }

    /** Has something done when the front end goes and there is no time left to wait for anything. */
    public void onClosing(Runnable hurry) {
        onClosing = hurry;
        surroundings.inFlight().onClosing(hurry);
    }

    /** The value of a variable segment of the path. */
    public String variable(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the path has no variable " + name);
        }
        return value;
    }

    public Query query() {
        return new Query(request.getQueryString());
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeader(name)).map(String::strip);
    }

    public RequestBody body() {
        return body;
    }

    /** The media type of the body, lower case; empty when the client names none. */
    public String contentType() {
        return body.type();
    }

    /** The body as a JSON object, to be closed once its media are where they belong. */
    public JsonBody json() throws IOException {
        return body.json(settings().maxBodyBytes());
    }

    /** Lets the container's thread go; the answer comes later, from another one. */
    public AsyncContext detach() {
        AsyncContext context = async;
        if (context == null) {
            context = request.startAsync();
            // The waiting has a bound of its own, which knows what to answer.
            context.setTimeout(0);
            async = context;
        }
        return context;
    }

    /** Does something when the connection breaks while the answer is awaited. */
    public void onGone(Runnable action) {
        detach().addListener(new GoneListener(action));
    }

    /** Goes on in a thread that may wait. */
    public void onWorker(Handler slow) {
        if (mayWait) {
            run(slow);
            return;
        }
        detach();
        mayWait = true;
        workers().execute(() -> run(slow));
    }

    /** Goes on in this thread if nobody has to be waited for to read the body, else in one that may wait. */
    public void onceRead(Handler handler) throws IOException {
        if (body.isHere()) {
            handler.handle(this);
        } else {
            onWorker(handler);
        }
    }

    void run(Handler handler) {
        try {
            handler.handle(this);
        } catch (IOException e) {
            LOG.debug("The client of {} went away: {}", site.path(), e.toString());
            answer(Failures.reply(new MediaException(ErrorKind.INVALID_REQUEST, "the body could not be read", e)));
        } catch (RuntimeException | Error e) {
            answer(Failures.reply(e));
        }
    }

    /** The front end may go before this exchange ends: it does not count as an answer under way any more. */
    public void uncounted() {
        if (counted.getAndSet(false)) {
            surroundings.inFlight().leave();
        }
    }

    /**
     * Takes the right to answer, for a handler that writes to the response itself and then calls {@link #end}.
     *
     * @return false when the answer was given already
     */
    public boolean claim() {
        return !answered.getAndSet(true);
    }

    /** Answers, unless that was done before. */
    public void answer(Reply reply) {
        if (!claim()) {
            reply.afterwards().run();
        } else if (reply.large() && !request.getMethod().equals("HEAD")) {
            detach();
            workers().execute(() -> write(reply));
        } else {
            write(reply);
        }
    }

    /** Ends an exchange whose answer was claimed. */
    public void end() {
        AsyncContext context = async;
        if (context != null) {
            context.complete();
        }
        Runnable hurry = onClosing;
        if (hurry != null) {
            surroundings.inFlight().forget(hurry);
        }
        uncounted();
    }

    private void write(Reply reply) {
        try {
            ReplyWriter.write(reply, request, response);
        } finally {
            end();
            reply.afterwards().run();
        }
    }
}
