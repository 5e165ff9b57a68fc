/** JSON in and out; the only package that knows Jackson. */
@NullMarked
package dev.atelier.web.json;

import org.jspecify.annotations.NullMarked;
