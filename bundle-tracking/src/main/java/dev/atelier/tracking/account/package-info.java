/** What customers have spent and may spend: one statement decides, whatever happens at the same time. */
@NullMarked
package dev.atelier.tracking.account;

import org.jspecify.annotations.NullMarked;
