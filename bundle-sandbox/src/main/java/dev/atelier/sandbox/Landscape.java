package dev.atelier.sandbox;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Ridges in mist under a sun: the sandbox's picture for a prompt, a seed and a size, with these written on it. One byte
 * for each pixel and arithmetic that is the same everywhere, so it is fast, and equal on every machine.
 */
final class Landscape {
    private static final int SHADES = 30;
    private static final int RIDGES = 7;
    private static final int BAND = 252;
    private static final int SUN = 253;
    private static final int INK = 254;

    private final String prompt;
    private final long seed;
    private final int width;
    private final int height;
    private final Random random;

    Landscape(String prompt, long seed, int width, int height) {
        this.prompt = prompt;
        this.seed = seed;
        this.width = width;
        this.height = height;
        this.random = new Random(seed * 31 + prompt.hashCode());
    }

    BufferedImage draw() {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, palette());
        byte[] pixels = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        sky(pixels);
        sun(pixels);
        for (int ridge = 1; ridge <= RIDGES; ridge++) {
            ridge(pixels, ridge);
        }
        label(pixels);
        return picture;
    }

    /** Layer 0 is the sky, the others are ridges from far and pale to near and dark; each has its own shades. */
    private IndexColorModel palette() {
        float hue = random.nextFloat();
        float turn = 0.08f + 0.25f * random.nextFloat();
        int[] colours = new int[256];
        for (int layer = 0; layer <= RIDGES; layer++) {
            for (int shade = 0; shade < SHADES; shade++) {
                float depth = (float) layer / RIDGES;
                float mist = (float) shade / SHADES * 0.22f;
                float light = layer == 0 ? 0.62f + mist * 1.6f : 0.88f - 0.74f * depth + mist;
                colours[layer * SHADES + shade] =
                        Color.HSBtoRGB(hue + turn * depth, 0.25f + 0.45f * depth - mist, Math.min(1, light));
            }
        }
        colours[BAND] = Color.HSBtoRGB(hue + turn, 0.55f, 0.10f);
        colours[SUN] = Color.HSBtoRGB(hue + 0.5f, 0.18f, 1);
        colours[INK] = 0xfffaf0;
        return new IndexColorModel(8, 256, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
    }

    private void sky(byte[] pixels) {
        for (int y = 0; y < height; y++) {
            Arrays.fill(pixels, y * width, (y + 1) * width, (byte) (y * SHADES / height));
        }
    }

    private void sun(byte[] pixels) {
        int radius = Math.min(width, height) / (6 + random.nextInt(6));
        int centreX = width / 5 + random.nextInt(width * 3 / 5);
        int centreY = height / 5 + random.nextInt(height / 4);
        for (int y = Math.max(0, centreY - radius); y < Math.min(height, centreY + radius); y++) {
            int half = (int) Math.sqrt((double) radius * radius - (double) (y - centreY) * (y - centreY));
            int from = y * width + Math.max(0, centreX - half);
            Arrays.fill(pixels, from, y * width + Math.min(width, centreX + half), (byte) SUN);
        }
    }

    private void ridge(byte[] pixels, int layer) {
        int[] crest = crest(layer);
        int highest = Arrays.stream(crest).min().orElse(0);
        for (int y = Math.max(0, highest); y < height; y++) {
            for (int x = 0; x < width; x++) {
                int below = y - crest[x];
                if (below >= 0) {
                    int shade = Math.min(SHADES - 1, below * SHADES * 2 / height);
                    pixels[y * width + x] = (byte) (layer * SHADES + shade);
                }
            }
        }
    }

    /** The height of a ridge's line in each column: three waves, the nearer the ridge the longer and higher. */
    private int[] crest(int layer) {
        double base = height * (0.38 + 0.55 * layer / RIDGES);
        double[] line = new double[width];
        for (int wave = 1; wave <= 3; wave++) {
            double phase = random.nextDouble() * 2 * Math.PI;
            double length = width / (wave * wave * (0.7 + random.nextDouble()));
            double rise = height * 0.06 / wave;
            for (int x = 0; x < width; x++) {
                line[x] += rise * StrictMath.sin(phase + 2 * Math.PI * x / length);
            }
        }
        return Arrays.stream(line).mapToInt(offset -> (int) (base + offset)).toArray();
    }

    private void label(byte[] pixels) {
        int scale = Math.max(1, Math.min(width, height) / 256);
        Lettering letters = new Lettering(pixels, width, scale);
        List<String> words = letters.wrap(prompt, height > 128 ? 3 : 1);
        List<String> facts = letters.wrap("SEED " + seed + " SIZE " + width + "x" + height, 2);
        int lines = 1 + words.size() + facts.size();
        int top = Math.max(0, height - (lines * Lettering.LINE + 4) * scale);
        Arrays.fill(pixels, top * width, pixels.length, (byte) BAND);
        int y = letters.write(List.of(width < 128 ? "SANDBOX" : "ATELIER SANDBOX"), top + 4 * scale, SUN);
        y = letters.write(words, y, INK);
        letters.write(facts, y, SUN);
    }
}
