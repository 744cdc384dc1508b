/** Pull requests with generated files. */
@NullMarked
package dev.stagefan.github.proposal;

import org.jspecify.annotations.NullMarked;
