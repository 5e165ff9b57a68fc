/** The start page: static files that ask the API like any other client. */
@NullMarked
package dev.atelier.web.page;

import org.jspecify.annotations.NullMarked;
