/** What operators see and change: bundles, deployments, providers, models. */
@NullMarked
package dev.atelier.web.ops;

import org.jspecify.annotations.NullMarked;
