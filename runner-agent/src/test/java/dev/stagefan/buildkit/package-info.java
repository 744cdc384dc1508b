@NullMarked
package dev.stagefan.buildkit;

import org.jspecify.annotations.NullMarked;
