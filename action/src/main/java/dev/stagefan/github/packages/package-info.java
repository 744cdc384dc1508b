/** GitHub's container packages: what the registry's own API does not tell of them, and removal. */
@NullMarked
package dev.stagefan.github.packages;

import org.jspecify.annotations.NullMarked;
