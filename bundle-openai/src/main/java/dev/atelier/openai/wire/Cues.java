package dev.atelier.openai.wire;

import dev.atelier.core.operation.Transcript.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Subtitles in either of the two usual forms, SubRip and WebVTT, as segments. */
final class Cues {
    private static final Pattern TIMES = Pattern.compile(
            "(?m)^(?:(\\d+):)?(\\d\\d):(\\d\\d)[,.](\\d{3}) --> (?:(\\d+):)?(\\d\\d):(\\d\\d)[,.](\\d{3}).*$");
    private static final Pattern BLANK = Pattern.compile("\n\\s*\n");

    private Cues() {}

    static List<Segment> read(String subtitles) {
        List<Segment> segments = new ArrayList<>();
        for (String block : BLANK.split(subtitles.replace("\r\n", "\n"))) {
            TIMES.matcher(block).results().findFirst().ifPresent(times -> {
                String words = block.substring(times.end()).strip().replace('\n', ' ');
                segments.add(new Segment(seconds(times, 1), seconds(times, 5), words, Optional.empty()));
            });
        }
        return segments;
    }

    static String text(List<Segment> segments) {
        return segments.stream().map(Segment::text).collect(Collectors.joining(" "));
    }

    private static double seconds(MatchResult times, int group) {
        String hours = times.group(group);
        long minutes = 60 * (hours == null ? 0 : Long.parseLong(hours)) + Long.parseLong(times.group(group + 1));
        long millis =
                1000 * (60 * minutes + Long.parseLong(times.group(group + 2))) + Long.parseLong(times.group(group + 3));
        return millis / 1000.0;
    }
}
