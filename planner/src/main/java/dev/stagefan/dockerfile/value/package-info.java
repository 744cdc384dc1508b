/**
 * Values with a grammar of their own: platforms, image references, digests, file modes, ports, URLs of Git and HTTP
 * sources. Each is read as the library reads it that BuildKit uses.
 */
@NullMarked
package dev.stagefan.dockerfile.value;

import org.jspecify.annotations.NullMarked;
