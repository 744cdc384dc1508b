/**
 * Reads the YAML files that users write, strictly: every problem is an error with its file, line and column, and says
 * what was probably meant.
 */
@NullMarked
package dev.stagefan.yaml;

import org.jspecify.annotations.NullMarked;
