package dev.atelier.runtime.utility;

import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.utility.Thumbnailer;
import java.awt.image.BufferedImage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Thumbnails of the pictures that the JDK reads: PNG where there is transparency, else JPEG. */
@Component(property = "service.ranking:Integer=-100")
public final class ImageThumbnailer implements Thumbnailer {
    private static final int QUALITY = 82;

    private final Validators validators;

    @Activate
    public ImageThumbnailer(@Reference Validators validators) {
        this.validators = validators;
    }

    @Override
    public boolean knows(MediaType type) {
        return Pictures.reads(type);
    }

    @Override
    public MediaContent thumbnail(MediaContent content, int maxSide, ContentSink sink) {
        if (maxSide < 16 || maxSide > 2048) {
            throw MediaException.invalid("size", "must be 16..2048, but is " + maxSide);
        }
        validators.validate("image", content);
        BufferedImage image = Pictures.read(content, maxSide * 2);
        int side = Math.min(maxSide, Math.max(image.getWidth(), image.getHeight()));
        BufferedImage small = Fit.CONTAIN.into(image, side, side);
        MediaType type = image.getColorModel().hasAlpha() ? MediaType.PNG : MediaType.JPEG;
        return Pictures.write(small, type, QUALITY, sink);
    }
}
