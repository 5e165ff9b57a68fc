/** The folder of one installation, what runs on it, and what the person at the terminal asked for. */
@NullMarked
package dev.atelier.launcher.home;

import org.jspecify.annotations.NullMarked;
