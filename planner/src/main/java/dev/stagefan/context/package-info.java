/** The build context as BuildKit sees it: what of it {@code .dockerignore} leaves, and what an instruction takes of that. */
@NullMarked
package dev.stagefan.context;

import org.jspecify.annotations.NullMarked;
