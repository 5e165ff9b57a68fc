package dev.atelier.ffmpeg;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What ffprobe tells of a video.
 *
 * @param width in pixels, even as encoders want it
 * @param height in pixels, even
 * @param framesPerSecond a number or fraction, as ffmpeg reads it
 * @param seconds its length, as ffmpeg reads it
 * @param sounds whether it has sound
 */
record Clip(int width, int height, String framesPerSecond, String seconds, boolean sounds) {
    /** Files that name further files are left out: they would be a way to read ours. */
    static final List<String> SAFELY = List.of(
            "-protocol_whitelist", "file", "-format_whitelist", "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts");

    private static final Pattern PACE = Pattern.compile("[1-9]\\d{0,6}/[1-9]\\d{0,6}");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}(\\.\\d{1,9})?");
    private static final String USUAL_PACE = "24";

    static Clip look(Program ffprobe, WorkFolder folder, String file, BooleanSupplier cancelled) {
        List<String> arguments = new ArrayList<>(List.of("-v", "error"));
        arguments.addAll(SAFELY);
        arguments.addAll(List.of(
                "-show_entries",
                "stream=codec_type,width,height,avg_frame_rate:format=duration",
                "-of",
                "flat",
                "file:" + file));
        return of(ffprobe.run(folder, arguments, cancelled));
    }

    /** Reads lines as {@code streams.stream.0.width=640}. */
    static Clip of(String flat) {
        Map<String, String> facts = new HashMap<>();
        flat.lines().filter(line -> line.contains("=")).forEach(line -> {
            int equals = line.indexOf('=');
            facts.put(line.substring(0, equals), line.substring(equals + 1).replace("\"", ""));
        });
        String video = stream(facts, "video");
        if (video.isEmpty()) {
            throw new MediaException(ErrorKind.UNSUPPORTED_MEDIA, "a clip without pictures cannot be joined");
        }
        String pace = facts.getOrDefault(video + "avg_frame_rate", "");
        String seconds = facts.getOrDefault("format.duration", "");
        return new Clip(
                even(facts.get(video + "width")),
                even(facts.get(video + "height")),
                PACE.matcher(pace).matches() ? pace : USUAL_PACE,
                SECONDS.matcher(seconds).matches() ? seconds : "0",
                !stream(facts, "audio").isEmpty());
    }

    /** What the names of the first stream of a kind begin with; empty when there is none. */
    private static String stream(Map<String, String> facts, String kind) {
        return facts.entrySet().stream()
                .filter(fact ->
                        fact.getKey().endsWith(".codec_type") && fact.getValue().equals(kind))
                .map(fact -> fact.getKey().substring(0, fact.getKey().length() - "codec_type".length()))
                .sorted()
                .findFirst()
                .orElse("");
    }

    private static int even(@Nullable String pixels) {
        int count = pixels != null && pixels.matches("\\d{1,5}") ? Integer.parseInt(pixels) : 0;
        if (count < 2) {
            throw new MediaException(ErrorKind.UNSUPPORTED_MEDIA, "a clip without a size cannot be joined");
        }
        return count - count % 2;
    }
}
