package dev.atelier.runtime.utility;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.MediaException;
import java.awt.image.BufferedImage;
import java.util.Locale;

/** How a picture is brought into a frame of another shape. */
enum Fit {
    /** Whole, in its own shape: one side may be smaller than the frame's. */
    CONTAIN {
        @Override
        BufferedImage into(BufferedImage image, int width, int height) {
            double factor = Math.min((double) width / image.getWidth(), (double) height / image.getHeight());
            return Pictures.scale(image, scaled(image.getWidth(), factor), scaled(image.getHeight(), factor));
        }
    },
    /** Fills the frame; what stands over is cut off on both sides alike. */
    COVER {
        @Override
        BufferedImage into(BufferedImage image, int width, int height) {
            double factor = Math.max((double) width / image.getWidth(), (double) height / image.getHeight());
            int cutWidth = Math.min(image.getWidth(), scaled(width, 1 / factor));
            int cutHeight = Math.min(image.getHeight(), scaled(height, 1 / factor));
            BufferedImage cut = image.getSubimage(
                    (image.getWidth() - cutWidth) / 2, (image.getHeight() - cutHeight) / 2, cutWidth, cutHeight);
            return Pictures.scale(cut, width, height);
        }
    },
    /** Fills the frame, out of shape where need be. */
    STRETCH {
        @Override
        BufferedImage into(BufferedImage image, int width, int height) {
            return Pictures.scale(image, width, height);
        }
    };

    abstract BufferedImage into(BufferedImage image, int width, int height);

    private static int scaled(int side, double factor) {
        return (int) Math.max(1, Math.round(side * factor));
    }

    static Fit of(Parameters options) {
        String name = options.text("fit").orElse("contain");
        try {
            return valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw MediaException.invalid("fit", "must be contain, cover or stretch, but is \"" + name + "\"");
        }
    }
}
