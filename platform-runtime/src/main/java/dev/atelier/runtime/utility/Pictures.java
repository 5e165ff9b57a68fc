package dev.atelier.runtime.utility;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.ContentWriter;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Pictures as the JDK reads, scales and writes them. Streams that cache in memory are named explicitly, since the JDK's
 * choice between memory and temporary files is a setting of the whole JVM.
 */
final class Pictures {
    private Pictures() {}

    static boolean reads(MediaType type) {
        return ImageIO.getImageReadersByMIMEType(type.toString()).hasNext();
    }

    static boolean writes(MediaType type) {
        return type.equals(MediaType.PNG) || type.equals(MediaType.JPEG);
    }

    /**
     * Decodes a picture whose bounds were checked before.
     *
     * @param enough pixels of the longer side that are enough; a larger picture is thinned out while it is read
     */
    static BufferedImage read(MediaContent content, int enough) {
        Iterator<ImageReader> readers =
                ImageIO.getImageReadersByMIMEType(content.type().toString());
        if (!readers.hasNext()) {
            throw new MediaException(ErrorKind.UNSUPPORTED_MEDIA, content.type() + " cannot be decoded here");
        }
        ImageReader reader = readers.next();
        try (InputStream in = content.open();
                ImageInputStream input = new MemoryCacheImageInputStream(in)) {
            reader.setInput(input, true, true);
            int step = Math.max(1, Math.max(reader.getWidth(0), reader.getHeight(0)) / enough);
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, param);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException broken) {
            throw new MediaException(
                    ErrorKind.UNSUPPORTED_MEDIA, "the " + content.type() + " is broken and cannot be decoded", broken);
        } finally {
            reader.dispose();
        }
    }

    /** Scales to a size; halves first where it is much smaller, so that no pixel is left out. */
    static BufferedImage scale(BufferedImage image, int width, int height) {
        BufferedImage step = image;
        while (step.getWidth() >= width * 2L && step.getHeight() >= height * 2L) {
            step = draw(step, step.getWidth() / 2, step.getHeight() / 2);
        }
        return step.getWidth() == width && step.getHeight() == height ? step : draw(step, width, height);
    }

    private static BufferedImage draw(BufferedImage image, int width, int height) {
        BufferedImage scaled = new BufferedImage(width, height, kind(image));
        Graphics2D graphics = scaled.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return scaled;
    }

    private static int kind(BufferedImage image) {
        return image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
    }

    /** @param quality of a JPEG, 0 to 100 */
    static MediaContent write(BufferedImage image, MediaType type, int quality, ContentSink sink) {
        ImageWriter writer = ImageIO.getImageWritersByMIMEType(type.toString()).next();
        try (ContentWriter out = sink.open(type)) {
            try (ImageOutputStream output = new MemoryCacheImageOutputStream(out)) {
                writer.setOutput(output);
                ImageWriteParam param = writer.getDefaultWriteParam();
                boolean jpeg = type.equals(MediaType.JPEG);
                if (jpeg) {
                    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                    param.setCompressionQuality(quality / 100f);
                }
                writer.write(null, new IIOImage(jpeg ? opaque(image) : image, null, null), param);
            }
            return out.commit();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            writer.dispose();
        }
    }

    /** On white, since JPEG knows no transparency. */
    private static BufferedImage opaque(BufferedImage image) {
        if (image.getType() == BufferedImage.TYPE_INT_RGB) {
            return image;
        }
        BufferedImage flat = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = flat.createGraphics();
        graphics.drawImage(image, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return flat;
    }
}
