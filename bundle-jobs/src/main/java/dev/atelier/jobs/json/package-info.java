/** What clients are told, as JSON. */
@NullMarked
package dev.atelier.jobs.json;

import org.jspecify.annotations.NullMarked;
