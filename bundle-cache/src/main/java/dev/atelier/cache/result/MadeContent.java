package dev.atelier.cache.result;

import dev.atelier.core.media.MediaContent;
import dev.atelier.core.pipeline.Output;

/** Opens what a call has made, kept or not. */
interface MadeContent {
    /** @throws dev.atelier.core.error.MediaException when it is gone */
    MediaContent open(Output output);
}
