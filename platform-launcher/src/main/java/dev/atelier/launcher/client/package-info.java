/** The commands that speak to a running platform. */
@NullMarked
package dev.atelier.launcher.client;

import org.jspecify.annotations.NullMarked;
