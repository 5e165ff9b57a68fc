package dev.atelier.ffmpeg;

import java.lang.annotation.Annotation;

/** Settings of a test's choice. */
record Settings(String ffmpegPath, int timeoutSeconds) implements FfmpegConfig {
    @Override
    public Class<? extends Annotation> annotationType() {
        return FfmpegConfig.class;
    }
}
