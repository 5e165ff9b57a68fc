package dev.atelier.runtime.utility;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaInfo;
import dev.atelier.core.utility.MediaValidator;
import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Refuses by the header alone. A picture of a few kilobytes may claim a size whose pixels would fill the heap; who
 * decodes must have asked here first.
 */
@Component(configurationPid = "dev.atelier.media.bounds", property = "service.ranking:Integer=-100")
@Designate(ocd = BoundsValidator.Settings.class)
public final class BoundsValidator implements MediaValidator {
    /** Bounds of media that are taken in. */
    @ObjectClassDefinition(name = "Bounds of media")
    public @interface Settings {
        @AttributeDefinition(name = "Largest side", description = "Pixels that a picture's longer side may have")
        int maxSide() default 16_384;

        @AttributeDefinition(name = "Most pixels", description = "Pixels that a picture may have in all")
        long maxPixels() default 67_108_864;

        @AttributeDefinition(name = "Longest playing time", description = "Seconds that a sound or video may last")
        long maxSeconds() default 14_400;
    }

    private final Probes probes;
    private final Settings settings;

    @Activate
    public BoundsValidator(@Reference Probes probes, Settings settings) {
        this.probes = probes;
        this.settings = settings;
    }

    @Override
    public MediaInfo validate(String field, MediaContent content) {
        if (content.length() == 0) {
            throw refused(ErrorKind.INVALID_REQUEST, field, "is an empty file");
        }
        MediaInfo info = probes.probe(content)
                .orElseThrow(() -> refused(ErrorKind.UNSUPPORTED_MEDIA, field, "is of no known media type"));
        if (info.width().isPresent() && info.height().isPresent()) {
            checkSize(field, info.width().getAsInt(), info.height().getAsInt());
        } else if (HeaderProbe.knowsSizeOf(info.type())) {
            throw refused(
                    ErrorKind.UNSUPPORTED_MEDIA, field, "looks like " + info.type() + " but its header is broken");
        }
        info.duration().ifPresent(duration -> checkDuration(field, duration));
        return info;
    }

    private void checkSize(String field, long width, long height) {
        if (Math.max(width, height) > settings.maxSide()) {
            throw tooLarge(field, width + "x" + height + " pixels", settings.maxSide() + " pixels a side");
        } else if (width * height > settings.maxPixels()) {
            throw tooLarge(field, width + "x" + height + " pixels", settings.maxPixels() + " pixels in all");
        }
    }

    private void checkDuration(String field, Duration duration) {
        if (duration.toSeconds() > settings.maxSeconds()) {
            throw tooLarge(field, duration.toSeconds() + " seconds", settings.maxSeconds() + " seconds");
        }
    }

    private static MediaException tooLarge(String field, String is, String allowed) {
        return refused(ErrorKind.TOO_LARGE, field, "has " + is + ", but may have at most " + allowed);
    }

    private static MediaException refused(ErrorKind kind, String field, String problem) {
        return new MediaException(Failure.of(kind, field + " " + problem).withField(field));
    }
}
