/** The HTTP front end as components of the framework: one servlet in a context of its own. */
@NullMarked
package dev.atelier.web;

import org.jspecify.annotations.NullMarked;
