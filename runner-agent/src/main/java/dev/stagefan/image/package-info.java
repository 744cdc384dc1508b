/**
 * Reads images from registries, OCI layouts and archives, and compares two: file by file, and in how a container starts.
 * An image comes from anywhere, so that nothing in it is trusted, nothing is unpacked, and memory depends on how many files
 * it has and not on how large they are.
 *
 * <p>Paths, targets of links and extended attributes are bytes and need not be UTF-8: they are held as {@link
 * dev.stagefan.dockerfile.text.ByteText} holds text.
 */
@NullMarked
package dev.stagefan.image;

import org.jspecify.annotations.NullMarked;
