/** Joins videos and makes pictures of them, by ffmpeg. */
@NullMarked
package dev.atelier.ffmpeg;

import org.jspecify.annotations.NullMarked;
