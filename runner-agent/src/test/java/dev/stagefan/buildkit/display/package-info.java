@NullMarked
package dev.stagefan.buildkit.display;

import org.jspecify.annotations.NullMarked;
