/** One request and its answer: routing, limits, links, the guard, waiting without a thread. */
@NullMarked
package dev.atelier.web.http;

import org.jspecify.annotations.NullMarked;
