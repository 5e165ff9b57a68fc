package dev.atelier.web.studio;

import dev.atelier.core.Parameters;
import dev.atelier.core.operation.Inputs;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.operation.Operation;
import java.util.List;
import java.util.Optional;

/**
 * A call that needs nothing but names: words, media, and parameters of the model.
 *
 * @param operation what it asks for
 * @param section where in {@code settings} the model's parameters are
 * @param model the one that answers when none is named; absent where one must be named
 * @param words the name of its words
 * @param media the first one takes files whose part's name says nothing
 * @param top parameters that stand beside the words
 */
record TaskForm(
        Operation operation,
        String section,
        Optional<String> model,
        Words words,
        List<MediaField> media,
        List<String> top)
        implements Form {

    /**
     * The words of a call, which the model knows as its prompt.
     *
     * @param names what clients call them; errors speak of the first
     * @param required whether there must be some
     */
    record Words(List<String> names, boolean required) {
        static final Words PROMPT = new Words(List.of("prompt"), true);
        static final Words PERHAPS = new Words(List.of("prompt"), false);
        static final Words QUESTION = new Words(List.of("question", "prompt"), true);

        private Optional<String> in(Fields body) {
            Optional<String> name = names.stream().filter(body::has).findFirst();
            return required || name.isPresent()
                    ? Optional.of(body.requireText(name.orElse(names.get(0))))
                    : Optional.empty();
        }
    }

    TaskForm {
        media = List.copyOf(media);
        top = List.copyOf(top);
    }

    @Override
    public MediaRequest request(Fields body, MediaReferences references) {
        Fields settings = settings(body);
        Parameters parameters = settings.parametersBut("prompt");
        for (String name : top) {
            parameters = body.has(name) && !isOperation(name, body)
                    ? parameters.with(name, body.values().get(name))
                    : parameters;
        }
        Inputs inputs = new Inputs();
        String prompt = words.in(body).orElse(null);
        media.forEach(field -> inputs.add(field.role(), field.sources(body, references)));
        return new MediaRequest(operation, model(body), parameters.with("prompt", prompt), inputs.toMap());
    }

    /** A quote names its operation where an edit names its kind. */
    private boolean isOperation(String name, Fields body) {
        return name.equals("operation") && operation.name().equals(body.values().get(name));
    }

    private String model(Fields body) {
        Fields settings = settings(body);
        if (settings.has("model") || (model.isEmpty() && !body.has("model"))) {
            return settings.requireText("model");
        }
        return body.text("model", model.orElse(""));
    }

    @Override
    public String field(String name) {
        if (name.equals("prompt")) {
            return words.names().get(0);
        } else if (top.contains(name)) {
            return name;
        }
        return media.stream()
                .filter(field -> field.role().equals(name))
                .findFirst()
                .map(MediaField::name)
                .orElse("settings." + section + "." + name);
    }

    @Override
    public Fields settings(Fields body) {
        return body.object("settings").object(section);
    }

    @Override
    public List<MediaField> files() {
        return media;
    }

    @Override
    public boolean requiresCustomer() {
        return !section.equals("speech");
    }
}
