package dev.atelier.core.pipeline;

import dev.atelier.core.CallId;
import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.core.operation.MediaRequest;

/**
 * A call on its way, as filters see it.
 *
 * @param id its identity
 * @param request validated, defaults filled in; remote inputs fetched, so that all inputs are stored
 * @param caller who asks
 * @param options what is wanted besides the result
 * @param provider the id of the provider
 * @param model the catalogue entry
 * @param quote the price before the work
 */
public record Call(
        CallId id,
        MediaRequest request,
        Caller caller,
        CallOptions options,
        String provider,
        ModelDescriptor model,
        Quote quote) {
    /** The same call under another identity. */
    public Call as(CallId other) {
        return new Call(other, request, caller, options, provider, model, quote);
    }
}
