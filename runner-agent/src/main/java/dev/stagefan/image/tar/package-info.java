/** Reads tar streams, of whoever wrote them, as Go's archive/tar does: container engines are written with that. */
@NullMarked
package dev.stagefan.image.tar;

import org.jspecify.annotations.NullMarked;
