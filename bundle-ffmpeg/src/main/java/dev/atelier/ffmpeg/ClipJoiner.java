package dev.atelier.ffmpeg;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.ContentSink;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.utility.VideoJoiner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Joins clips by ffmpeg's filters: scaled into the first one's frame, with bars where the shape differs. */
@Component
public final class ClipJoiner implements VideoJoiner {
    private static final String JOINED = "joined.mp4";

    private final Ffmpeg tools;

    @Activate
    public ClipJoiner(@Reference Ffmpeg tools) {
        this.tools = tools;
    }

    @Override
    public Optional<String> missing() {
        return tools.missing();
    }

    @Override
    public MediaContent join(List<MediaContent> clips, ContentSink sink, BooleanSupplier cancelled) {
        missing().ifPresent(sentence -> {
            throw new MediaException(ErrorKind.UNCONFIGURED, sentence);
        });
        try (WorkFolder folder = WorkFolder.create()) {
            List<Clip> facts = new ArrayList<>();
            for (int i = 0; i < clips.size(); i++) {
                folder.put(name(i), clips.get(i));
                facts.add(Clip.look(tools.ffprobe(), folder, name(i), cancelled));
            }
            tools.ffmpeg().run(folder, arguments(facts), cancelled);
            return sink.store(MediaType.MP4, folder.open(JOINED));
        }
    }

    private static String name(int clip) {
        return "clip" + clip;
    }

    static List<String> arguments(List<Clip> clips) {
        boolean sound = clips.stream().anyMatch(Clip::sounds);
        List<String> arguments = new ArrayList<>(List.of("-nostdin", "-v", "error", "-y"));
        for (int i = 0; i < clips.size(); i++) {
            arguments.addAll(Clip.SAFELY);
            arguments.addAll(List.of("-i", "file:" + name(i)));
        }
        arguments.addAll(List.of("-filter_complex", filters(clips, sound), "-map", "[video]"));
        if (sound) {
            arguments.addAll(List.of("-map", "[audio]", "-c:a", "aac"));
        }
        arguments.addAll(List.of("-c:v", "libx264", "-preset", "veryfast", "-crf", "18"));
        arguments.addAll(List.of("-movflags", "+faststart", "file:" + JOINED));
        return arguments;
    }

    private static String filters(List<Clip> clips, boolean sound) {
        StringBuilder graph = new StringBuilder();
        StringBuilder order = new StringBuilder();
        for (int i = 0; i < clips.size(); i++) {
            graph.append('[').append(i).append(":v:0]").append(picture(clips.get(0)));
            graph.append("[v").append(i).append("];");
            order.append("[v").append(i).append(']');
            if (sound) {
                graph.append(sound(clips.get(i), i)).append("[a").append(i).append("];");
                order.append("[a").append(i).append(']');
            }
        }
        return graph.append(order)
                .append("concat=n=" + clips.size() + ":v=1:a=" + (sound ? "1[video][audio]" : "0[video]"))
                .toString();
    }

    private static String picture(Clip first) {
        String size = first.width() + ":" + first.height();
        return "scale=" + size + ":force_original_aspect_ratio=decrease,pad=" + size
                + ":(ow-iw)/2:(oh-ih)/2,setsar=1,fps=" + first.framesPerSecond() + ",format=yuv420p";
    }

    private static String sound(Clip clip, int index) {
        return clip.sounds()
                ? "[" + index + ":a:0]aresample=48000,aformat=sample_fmts=fltp:channel_layouts=stereo"
                : "anullsrc=channel_layout=stereo:sample_rate=48000,atrim=duration=" + clip.seconds()
                        + ",aformat=sample_fmts=fltp";
    }
}
