package dev.atelier.testkit.gemini.json;

import dev.atelier.testkit.vendor.VendorAnswer;
import dev.atelier.testkit.vendor.VendorRequest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code /interactions}: create, poll, cancel. Prompts with the word {@code forbidden} end as completed, but without the
 * thing that was to be made; some other words end as other troubles.
 */
public final class InteractionsEndpoint implements Endpoint {
    private static final Pattern PATH = Pattern.compile("/v1beta/interactions(?:/(\\w+)(/cancel)?)?");
    private static final Map<String, String> TROUBLES = Map.of(
            "doomed", "failed",
            "unsafe", "failed",
            "unaffordable", "budget_exceeded",
            "puzzling", "requires_action",
            "endless", "incomplete");

    private final Map<String, Run> runs = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final Studio studio;
    private final InteractionAnswer answers;

    public InteractionsEndpoint(Studio studio, FilesEndpoint files) {
        this.studio = studio;
        this.answers = new InteractionAnswer(studio, files);
    }

    /** One interaction. */
    static final class Run {
        final String id;
        final InteractionRules asked;
        final long work;
        private final AtomicInteger pollsLeft;
        private volatile boolean cancelled;

        private Run(String id, InteractionRules asked, long work, int polls) {
            this.id = id;
            this.asked = asked;
            this.work = work;
            this.pollsLeft = new AtomicInteger(polls);
        }

        String status() {
            if (cancelled) {
                return "cancelled";
            } else if (pollsLeft.get() > 0) {
                return pollsLeft.get() % 2 == 0 ? "queued" : "in_progress";
            }
            return TROUBLES.entrySet().stream()
                    .filter(trouble -> asked.prompt().contains(trouble.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("completed");
        }
    }

    @Override
    public Optional<VendorAnswer> answer(VendorRequest request) {
        Matcher path = PATH.matcher(request.plainPath());
        if (!path.matches()) {
            return Optional.empty();
        } else if (path.group(1) == null) {
            return request.method().equals("POST") ? Optional.of(create(request)) : Optional.empty();
        }
        Run run = Optional.ofNullable(runs.get(path.group(1)))
                .orElseThrow(() -> new GeminiError(404, "NOT_FOUND", "Interaction " + path.group(1) + " not found."));
        boolean cancel = path.group(2) != null;
        if (!request.method().equals(cancel ? "POST" : "GET")) {
            return Optional.empty();
        } else if (cancel) {
            cancel(run);
        } else {
            run.pollsLeft.decrementAndGet();
        }
        return Optional.of(answers.of(run, request));
    }

    private VendorAnswer create(VendorRequest request) {
        Form body = Form.body(
                request,
                "model",
                "input",
                "response_format",
                "generation_config",
                "previous_interaction_id",
                "background",
                "store",
                "system_instruction",
                "labels");
        InteractionRules asked = InteractionRules.check(body, this::completed);
        String id = "int" + count.incrementAndGet();
        boolean made = !asked.prompt().contains("forbidden")
                && TROUBLES.keySet().stream().noneMatch(asked.prompt()::contains);
        Run run = new Run(
                id,
                asked,
                made ? studio.charge(1) : studio.charged(),
                asked.background() ? Math.max(1, studio.pollsPerJob()) : 0);
        runs.put(id, run);
        return answers.of(run, request);
    }

    private boolean completed(String id) {
        return Optional.ofNullable(runs.get(id))
                .filter(run -> run.status().equals("completed"))
                .isPresent();
    }

    private static void cancel(Run run) {
        if (run.pollsLeft.get() <= 0) {
            throw new GeminiError(400, "FAILED_PRECONDITION", "Interaction " + run.id + " has ended already.");
        }
        run.cancelled = true;
    }
}
