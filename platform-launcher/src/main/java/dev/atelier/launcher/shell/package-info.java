/** Takes shell commands from {@code atelier shell} and hands them to Gogo. */
@NullMarked
package dev.atelier.launcher.shell;

import org.jspecify.annotations.NullMarked;
