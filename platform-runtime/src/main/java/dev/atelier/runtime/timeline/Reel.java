package dev.atelier.runtime.timeline;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.provider.JobHandle;
import dev.atelier.runtime.catalogue.json.JsonText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Where all clips of a timeline stand. Its handle says all of it, so that the work goes on after a restart.
 *
 * @param clips in the order of the scenes
 * @param warnings what the provider had to say of clips that are made
 */
record Reel(List<Clip> clips, Set<String> warnings) {
    /** So much of a handle is kept free of warnings. */
    private static final int MOST_WARNINGS = 600;

    Reel {
        clips = List.copyOf(clips);
        warnings = Set.copyOf(warnings);
    }

    static Reel fresh(int scenes) {
        return new Reel(Collections.nCopies(scenes, new Clip.Waiting()), Set.of());
    }

    static Reel of(JobHandle handle) {
        try {
            Parameters stored =
                    new JsonText().read(new ByteArrayInputStream(handle.value().getBytes(StandardCharsets.UTF_8)));
            return new Reel(
                    stored.objects("clips").stream().map(Clip::of).toList(), new TreeSet<>(stored.texts("warnings")));
        } catch (IOException e) {
            throw new MediaException(ErrorKind.INTERNAL, "the state of a timeline cannot be read", e);
        }
    }

    /** @throws MediaException if the provider's own handles are so long that all together do not fit into one */
    JobHandle handle() {
        String text = Parameters.of(
                        "clips", clips.stream().map(Clip::toParameters).toList())
                .with("warnings", warnings.isEmpty() ? null : List.copyOf(new TreeSet<>(warnings)))
                .canonical();
        try {
            return new JobHandle(text);
        } catch (IllegalArgumentException e) {
            throw new MediaException(ErrorKind.INTERNAL, "the provider's handles are too long for a timeline", e);
        }
    }

    Reel with(int index, Clip clip) {
        List<Clip> changed = new ArrayList<>(clips);
        changed.set(index, clip);
        return new Reel(changed, warnings);
    }

    /** Adds what there is room for. */
    Reel warned(List<String> sentences) {
        Set<String> more = new TreeSet<>(warnings);
        for (String sentence : sentences) {
            int length = more.stream().mapToInt(String::length).sum();
            if (length + sentence.length() <= MOST_WARNINGS) {
                more.add(sentence);
            }
        }
        return new Reel(clips, more);
    }

    Stream<Clip.Running> running() {
        return clips.stream().filter(Clip.Running.class::isInstance).map(Clip.Running.class::cast);
    }

    Stream<Clip.Made> made() {
        return clips.stream().filter(Clip.Made.class::isInstance).map(Clip.Made.class::cast);
    }

    boolean isWhole() {
        return made().count() == clips.size();
    }

    MicroDollars spent() {
        return made().map(Clip.Made::cost).reduce(MicroDollars.ZERO, MicroDollars::plus);
    }
}
