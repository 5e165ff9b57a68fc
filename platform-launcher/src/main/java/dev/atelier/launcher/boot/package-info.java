/** Starts the framework with the bundles that shall run, and says when it is ready or why it is not. */
@NullMarked
package dev.atelier.launcher.boot;

import org.jspecify.annotations.NullMarked;
