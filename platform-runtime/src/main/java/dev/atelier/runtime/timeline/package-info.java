/** Videos of several scenes, for models that make one clip at a time. */
@NullMarked
package dev.atelier.runtime.timeline;

import org.jspecify.annotations.NullMarked;
