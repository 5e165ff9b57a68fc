/** Documentation that cannot go stale: what it quotes and what it lists is compared with the build. */
package dev.atelier.it.docs;
