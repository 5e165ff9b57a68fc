/** The JSON of the fake Stability AI: how it refuses, and its media as base64. */
@NullMarked
package dev.atelier.testkit.stability.json;

import org.jspecify.annotations.NullMarked;
