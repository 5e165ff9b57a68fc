package dev.atelier.runtime.utility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.junit.jupiter.api.Test;

class PngMetadataTest {
    private final PngMetadata metadata = new PngMetadata();
    private final MemoryContent.Sink sink = new MemoryContent.Sink();

    @Test
    void whatIsWrittenIsReadHereAndByTheJdk() throws IOException {
        Parameters entries = Parameters.of("prompt", "eine Katze — 猫").with("seed", 7);
        MediaContent written = metadata.write(Samples.image("png", 20, 10), entries, sink);

        assertThat(metadata.read(written).asMap())
                .containsEntry("prompt", "eine Katze — 猫")
                .containsEntry("seed", "7");
        assertThat(entriesByTheJdk(written)).contains("prompt=eine Katze — 猫", "seed=7");
    }

    private static java.util.List<String> entriesByTheJdk(MediaContent png) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        reader.setInput(new MemoryCacheImageInputStream(png.open()));
        IIOMetadataNode root = (IIOMetadataNode) reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0");
        var nodes = root.getElementsByTagName("iTXtEntry");
        java.util.List<String> entries = new java.util.ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            IIOMetadataNode node = (IIOMetadataNode) nodes.item(i);
            entries.add(node.getAttribute("keyword") + "=" + node.getAttribute("text"));
        }
        return entries;
    }

    @Test
    void thePictureStaysAsItIs() throws IOException {
        MemoryContent png = Samples.image("png", 20, 10);
        MediaContent written = metadata.write(png, Parameters.of("a", "b"), sink);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(MemoryContent.bytes(written)));
        assertThat(image.getRGB(2, 2)).isEqualTo(0xffff0000);
        byte[] after = MemoryContent.bytes(written);
        byte[] before = png.bytes();
        assertThat(Arrays.copyOfRange(after, after.length - (before.length - 33), after.length))
                .isEqualTo(Arrays.copyOfRange(before, 33, before.length));
    }

    @Test
    void plainTextChunksAreReadToo() throws IOException {
        byte[] png = Samples.image("png", 4, 4).bytes();
        byte[] chunk = Samples.join(Samples.ints(9), Samples.ascii("tEXtTitle\0abc"), Samples.ints(0));
        byte[] file = Samples.join(Arrays.copyOf(png, 33), chunk, Arrays.copyOfRange(png, 33, png.length));
        assertThat(metadata.read(new MemoryContent(MediaType.PNG, file)).asMap())
                .containsEntry("Title", "abc");
    }

    @Test
    void aFileCutShortIsBroken() throws IOException {
        byte[] png = Samples.image("png", 4, 4).bytes();
        MemoryContent cut = new MemoryContent(MediaType.PNG, Arrays.copyOf(png, png.length - 6));
        assertThatThrownBy(() -> metadata.read(cut)).isInstanceOf(MediaException.class);
    }
}
