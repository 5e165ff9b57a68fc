package dev.atelier.web.studio;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A JSON object within a request's body, read with errors that name the field as the client wrote it. */
public final class Fields {
    private final String path;
    private final Parameters values;

    private Fields(String path, Parameters values) {
        this.path = path;
        this.values = values;
    }

    public static Fields of(Parameters body) {
        return new Fields("", body);
    }

    /** An object within this one; empty when absent. */
    public Fields object(String name) {
        return new Fields(path + name + ".", named(() -> values.object(name)).orElse(Parameters.EMPTY));
    }

    /** A list of objects within this one. */
    public List<Fields> objects(String name) {
        List<Parameters> list = named(() -> values.objects(name));
        return java.util.stream.IntStream.range(0, list.size())
                .mapToObj(i -> new Fields(path + name + "[" + i + "].", list.get(i)))
                .toList();
    }

    public List<String> texts(String name) {
        return named(() -> values.texts(name));
    }

    public boolean has(String name) {
        return values.has(name);
    }

    public Optional<String> text(String name) {
        return named(() -> values.text(name));
    }

    public String requireText(String name) {
        return named(() -> values.requireText(name));
    }

    /** A name that must not be blank where it is given. */
    public String text(String name, String absent) {
        return has(name) ? requireText(name) : absent;
    }

    public Optional<Boolean> flag(String name) {
        return named(() -> values.flag(name));
    }

    public OptionalDouble number(String name, double min) {
        OptionalDouble value = named(() -> values.number(name));
        value.ifPresent(number -> {
            if (number < min) {
                throw invalid(name, "must be at least " + min + ", but is " + number);
            }
        });
        return value;
    }

    /** An identity: a whole number above 0. */
    public long requireId(String name) {
        OptionalLong value = named(() -> values.integer(name));
        if (value.isEmpty()) {
            throw invalid(name, "is required: a whole number above 0");
        } else if (value.getAsLong() < 1) {
            throw invalid(name, "must be a whole number above 0, but is " + value.getAsLong());
        }
        return value.getAsLong();
    }

    /** Everything as it came. */
    public Parameters values() {
        return values;
    }

    /** Everything that is a parameter of the model: all but what the face itself reads. */
    Parameters parametersBut(String... names) {
        Parameters parameters =
                values.without("model").without("poll_timeout_seconds").without("poll_interval_seconds");
        for (String name : names) {
            parameters = parameters.without(name);
        }
        return parameters;
    }

    /** The same failure, named after a field of this object. */
    MediaException named(String name, MediaException e) {
        Failure failure = e.failure().withField(path + name);
        return renamed(new MediaException(failure, e), same -> same);
    }

    public MediaException invalid(String name, String problem) {
        return MediaException.invalid(path + name, problem);
    }

    private <T> T named(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (MediaException e) {
            throw renamed(e, name -> path + name);
        }
    }

    /** The same failure in the client's terms: the field, and the message where it does not name the field. */
    public static MediaException renamed(MediaException e, UnaryOperator<String> names) {
        Failure failure = e.failure();
        if (failure.field().isEmpty()) {
            return e;
        }
        String ours = failure.field().get();
        String theirs = names.apply(ours);
        String message = failure.message();
        if (message.startsWith(ours + " ") || message.startsWith(ours + ":")) {
            message = theirs + message.substring(ours.length());
        } else if (!message.contains(theirs)) {
            message = theirs + ": " + message;
        }
        Failure named = new Failure(
                failure.kind(),
                message,
                Optional.of(theirs),
                failure.provider(),
                failure.vendorCode(),
                failure.retryAfter(),
                failure.charged());
        return new MediaException(named, e);
    }
}
