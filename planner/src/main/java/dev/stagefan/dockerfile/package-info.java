/**
 * A Dockerfile as it is written: directives, instructions with their positions, stages, and what there is to say of it.
 * Nothing is expanded, and no stage is resolved against another.
 */
@NullMarked
package dev.stagefan.dockerfile;

import org.jspecify.annotations.NullMarked;
