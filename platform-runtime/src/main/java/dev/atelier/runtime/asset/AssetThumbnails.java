package dev.atelier.runtime.asset;

import com.github.f4b6a3.ulid.Ulid;
import dev.atelier.core.CallId;
import dev.atelier.core.asset.Asset;
import dev.atelier.core.asset.Thumbnails;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.utility.Thumbnailer;
import dev.atelier.runtime.utility.Thumbnailers;
import java.util.Arrays;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes each picture once and keeps it as long as results are kept that nobody fetches: about a day. */
@Component
public final class AssetThumbnails implements Thumbnails {
    private static final int LEAST = 16;
    private static final int MOST = 2048;

    private final CallOutputs outputs;
    private final Thumbnailers thumbnailers;

    @Activate
    public AssetThumbnails(@Reference CallOutputs outputs, @Reference Thumbnailers thumbnailers) {
        this.outputs = outputs;
        this.thumbnailers = thumbnailers;
    }

    @Override
    public MediaContent of(Asset asset, int maxSide) {
        if (maxSide < LEAST || maxSide > MOST) {
            throw MediaException.invalid("size", "must be " + LEAST + ".." + MOST + ", but is " + maxSide);
        }
        CallId place = place(asset, maxSide);
        return outputs.passing(place).orElseGet(() -> make(asset, maxSide, place));
    }

    private MediaContent make(Asset asset, int maxSide, CallId place) {
        Thumbnailer thumbnailer = thumbnailers
                .of(asset.type())
                .orElseThrow(() -> new MediaException(
                        ErrorKind.UNSUPPORTED_MEDIA, "there is nothing here that makes pictures of " + asset.type()));
        return thumbnailer.thumbnail(outputs.content(asset), maxSide, outputs.sink(place, false));
    }

    /** Where the picture lies, as if it were the result of a call. */
    private static CallId place(Asset asset, int maxSide) {
        byte[] random = AssetIds.sha256("thumbnail/" + asset.digest().hex() + "/" + maxSide);
        return new CallId(new Ulid(Ulid.getTime(asset.id()), Arrays.copyOf(random, Ulid.RANDOM_BYTES)).toString());
    }
}
