package dev.atelier.cache.result;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.pipeline.Generations;
import dev.atelier.core.pipeline.Output;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** Asks the runtime. Not by a reference of the component, because the runtime has one to its filters. */
record RuntimeContent(BundleContext context) implements MadeContent {
    @Override
    public MediaContent open(Output output) {
        @Nullable ServiceReference<Generations> reference = context.getServiceReference(Generations.class);
        @Nullable Generations runtime = reference == null ? null : context.getService(reference);
        if (reference == null || runtime == null) {
            throw new MediaException(ErrorKind.UNAVAILABLE, "the runtime is being replaced");
        }
        try {
            return runtime.content(output);
        } finally {
            context.ungetService(reference);
        }
    }
}
