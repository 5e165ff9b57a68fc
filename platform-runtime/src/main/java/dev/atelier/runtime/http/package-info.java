/** The platform's only way to the network: doors for providers, and fetching for clients. */
@NullMarked
package dev.atelier.runtime.http;

import org.jspecify.annotations.NullMarked;
