package dev.stagefan.graph;

/**
 * A {@code COPY --from=NUMBER} that takes from an image. BuildKit numbers the images that instructions name on behind the
 * stages, so that the number means another image in a file that has other instructions.
 *
 * @param line 1-based line of the instruction (of the ONBUILD line for a trigger)
 * @param from the number as written
 * @param image the image as the instruction names it that it was counted for
 */
public record IndexedImage(int line, String from, String image) {}
