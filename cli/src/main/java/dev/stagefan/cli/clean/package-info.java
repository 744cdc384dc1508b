/** What {@code stagefan clean} prints. */
@NullMarked
package dev.stagefan.cli.clean;

import org.jspecify.annotations.NullMarked;
