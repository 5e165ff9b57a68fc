package dev.atelier.gemini.wire;

import dev.atelier.core.Parameters;
import dev.atelier.core.media.MediaType;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Samples without a header, as most of Gemini's speaking models answer: 16 bits, little-endian, one channel. */
public final class Pcm {
    public static final MediaType TYPE = MediaType.parse("audio/l16");

    private static final Pattern BARE = Pattern.compile("audio/(l16|pcm|x-pcm)\\b.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern RATE = Pattern.compile("rate=(\\d{4,6})");
    private static final long USUAL_RATE = 24_000;

    private Pcm() {}

    /** How the samples lie; nothing when the type says that they are in a file. */
    public static Optional<Parameters> layout(String mimeType) {
        if (!BARE.matcher(mimeType).matches()) {
            return Optional.empty();
        }
        Matcher rate = RATE.matcher(mimeType);
        return Optional.of(Parameters.of("sample_rate", rate.find() ? Long.parseLong(rate.group(1)) : USUAL_RATE)
                .with("channels", 1)
                .with("bits", 16));
    }
}
