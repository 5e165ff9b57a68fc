package dev.atelier.tracking.account;

import dev.atelier.core.error.Failure;

/**
 * Why a call has no room.
 *
 * @param failure as its caller is told
 * @param mayPass whether only what calls under way have reserved is in its way, of which they may give some back
 */
public record Refusal(Failure failure, boolean mayPass) {}
