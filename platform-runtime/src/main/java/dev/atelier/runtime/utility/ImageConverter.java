package dev.atelier.runtime.utility;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.utility.MediaConverter;
import java.awt.image.BufferedImage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Turns the pictures that the JDK reads into PNG or JPEG, of another size where one is given. */
@Component(property = "service.ranking:Integer=-100")
public final class ImageConverter implements MediaConverter {
    private static final int MAX_SIDE = 8192;
    private static final long DEFAULT_QUALITY = 90;

    private final Validators validators;

    @Activate
    public ImageConverter(@Reference Validators validators) {
        this.validators = validators;
    }

    @Override
    public boolean converts(MediaType from, MediaType to) {
        return Pictures.reads(from) && Pictures.writes(to);
    }

    @Override
    public MediaContent convert(MediaContent content, MediaType to, Parameters options, ContentSink sink) {
        long width = bounded(options, "width", 0, MAX_SIDE);
        long height = bounded(options, "height", 0, MAX_SIDE);
        int quality = (int) bounded(options, "quality", DEFAULT_QUALITY, 100);
        Fit fit = Fit.of(options);
        validators.validate("image", content);
        BufferedImage image = Pictures.read(content, Integer.MAX_VALUE);
        if (width > 0 || height > 0) {
            image = fit.into(
                    image,
                    width > 0 ? (int) width : other(height, image.getWidth(), image.getHeight()),
                    height > 0 ? (int) height : other(width, image.getHeight(), image.getWidth()));
        }
        return Pictures.write(image, to, quality, sink);
    }

    /** The side that goes with a given one in the picture's own shape. */
    private static int other(long given, int side, int sideOfGiven) {
        return (int) Math.max(1, Math.min(MAX_SIDE, Math.round((double) given * side / sideOfGiven)));
    }

    private static long bounded(Parameters options, String name, long otherwise, long max) {
        long value = options.integer(name).orElse(otherwise);
        if (value < 0 || value > max || (options.has(name) && value == 0)) {
            throw MediaException.invalid(name, "must be 1.." + max + ", but is " + value);
        }
        return value;
    }
}
