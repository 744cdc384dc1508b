package dev.stagefan.image;

/** What a layer does to the layers below. Paths are absolute, without {@code .} and {@code ..}; bytes, one char each. */
sealed interface Change {
    String path();

    /** Something is there now. */
    record Put(String path, Node node) implements Change {}

    /**
     * A further name of a file.
     *
     * @param target the path of the file
     * @param said what the entry says of the file, besides its content
     */
    record Link(String path, String target, Node said) implements Change {}

    /** What the layers below have there is gone. */
    record Remove(String path) implements Change {}

    /** What the layers below have in this folder is gone. */
    record Empty(String path) implements Change {}

    /** The same but for when something was modified. */
    default Change timeless() {
        if (this instanceof Put put) {
            return new Put(put.path(), put.node().timeless());
        }
        return this instanceof Link link
                ? new Link(link.path(), link.target(), link.said().timeless())
                : this;
    }
}
