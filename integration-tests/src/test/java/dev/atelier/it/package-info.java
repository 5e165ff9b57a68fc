/** The distribution as its users meet it: started by its own script, used over HTTP and through its folders. */
@NullMarked
package dev.atelier.it;

import org.jspecify.annotations.NullMarked;
