package dev.atelier.web.job;

import dev.atelier.core.operation.Transcript;
import dev.atelier.core.operation.Transcript.Segment;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A transcript in time as subtitles: SubRip and WebVTT. */
final class Subtitles {
    private Subtitles() {}

    static String srt(Transcript transcript) {
        StringBuilder text = new StringBuilder();
        List<Segment> segments = transcript.segments();
        for (int i = 0; i < segments.size(); i++) {
            text.append(i + 1).append('\n').append(cue(segments.get(i), ',')).append('\n');
        }
        return text.toString();
    }

    static String vtt(Transcript transcript) {
        StringBuilder text = new StringBuilder("WEBVTT\n\n");
        transcript.segments().forEach(segment -> text.append(cue(segment, '.')).append('\n'));
        return text.toString();
    }

    private static String cue(Segment segment, char decimal) {
        return time(segment, Segment::start, decimal) + " --> " + time(segment, Segment::end, decimal) + '\n'
                + segment.speaker().map(name -> name + ": ").orElse("") + oneLine(segment.text()) + '\n';
    }

    /** An empty line would end the cue, and an arrow would begin another. */
    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ").replace("-->", "->");
    }

    private static String time(Segment segment, ToDoubleFunction<Segment> moment, char decimal) {
        long millis = Math.max(0, Math.round(moment.applyAsDouble(segment) * 1000));
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d%c%03d",
                millis / 3_600_000,
                millis / 60_000 % 60,
                millis / 1000 % 60,
                decimal,
                millis % 1000);
    }
}
