package dev.atelier.ffmpeg;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The settings of the ffmpeg tools; the only home of their defaults. */
@ObjectClassDefinition(name = "ffmpeg", description = "Joins the scenes of a video and makes thumbnails of videos")
@interface FfmpegConfig {
    @AttributeDefinition(
            name = "Program",
            description = "Path of ffmpeg, with ffprobe beside it; empty: both are looked for on the PATH")
    String ffmpegPath() default "";

    @AttributeDefinition(
            name = "Time-out",
            description = "The most seconds that one run of a program may take",
            min = "1",
            max = "86400")
    int timeoutSeconds() default 600;
}
