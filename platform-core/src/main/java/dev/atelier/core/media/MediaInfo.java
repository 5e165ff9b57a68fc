package dev.atelier.core.media;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a look into the bytes tells.
 *
 * @param type the detected type
 * @param length bytes
 * @param width pixels
 * @param height pixels
 * @param duration of audio or video
 * @param sampleRate hertz
 * @param channels of audio
 * @param framesPerSecond of video
 */
public record MediaInfo(
        MediaType type,
        long length,
        OptionalInt width,
        OptionalInt height,
        Optional<Duration> duration,
        OptionalInt sampleRate,
        OptionalInt channels,
        OptionalDouble framesPerSecond) {

    /** Only type and length are known. */
    public static MediaInfo of(MediaType type, long length) {
        return new MediaInfo(
                type,
                length,
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty());
    }

    public MediaInfo withSize(int widthPixels, int heightPixels) {
        return new MediaInfo(
                type,
                length,
                OptionalInt.of(widthPixels),
                OptionalInt.of(heightPixels),
                duration,
                sampleRate,
                channels,
                framesPerSecond);
    }

    public MediaInfo withAudio(Duration playingTime, int hertz, int channelCount) {
        return new MediaInfo(
                type,
                length,
                width,
                height,
                Optional.of(playingTime),
                OptionalInt.of(hertz),
                OptionalInt.of(channelCount),
                framesPerSecond);
    }
}
