package dev.atelier.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Writes capitals of 5 by 7 dots from a font of our own: a server without any font installed writes the same as any
 * other. Characters that the font lacks become a box.
 */
final class Lettering {
    /** Height of a line in dots. */
    static final int LINE = 10;

    private static final int ADVANCE = 6;
    private static final String[] BOX = {"#####", "#...#", "#...#", "#...#", "#...#", "#...#", "#####"};
    private static final Map<Character, String[]> FONT = read();

    private final byte[] pixels;
    private final int width;
    private final int scale;

    /** @param scale pixels for each dot */
    Lettering(byte[] pixels, int width, int scale) {
        this.pixels = pixels;
        this.width = width;
        this.scale = scale;
    }

    /** Cuts a text into lines that fit, the first so many of them. */
    List<String> wrap(String text, int atMost) {
        int columns = Math.max(1, width / (ADVANCE * scale) - 1);
        List<String> lines = new ArrayList<>();
        for (int from = 0; from < text.length() && lines.size() < atMost; from += columns) {
            lines.add(text.substring(from, Math.min(text.length(), from + columns)));
        }
        return lines;
    }

    /** Writes lines from the left margin on and returns where the next one goes. */
    int write(List<String> lines, int top, int colour) {
        int y = top;
        for (String line : lines) {
            for (int i = 0; i < line.length(); i++) {
                char letter = Character.toUpperCase(line.charAt(i));
                if (!Character.isWhitespace(letter)) {
                    glyph(FONT.getOrDefault(letter, BOX), i, y, colour);
                }
            }
            y += LINE * scale;
        }
        return y;
    }

    private void glyph(String[] rows, int column, int top, int colour) {
        int left = (column * ADVANCE + ADVANCE / 2) * scale;
        for (int y = 0; y < rows.length * scale; y++) {
            String row = rows[y / scale];
            int line = (top + y) * width + left;
            for (int x = 0; x < row.length() && line < pixels.length; x++) {
                if (row.charAt(x) == '#') {
                    Arrays.fill(pixels, line + x * scale, line + (x + 1) * scale, (byte) colour);
                }
            }
        }
    }

    /** Each line of the file is a character and its seven rows. */
    private static Map<Character, String[]> read() {
        Map<Character, String[]> font = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Lettering.class.getResourceAsStream("/font.txt")), StandardCharsets.UTF_8))) {
            lines.lines()
                    .forEach(line -> font.put(line.charAt(0), line.substring(2).split(" ")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Map.copyOf(font);
    }
}
