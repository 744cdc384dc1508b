package dev.stagefan.image;

/** Is told what is read, before it is. */
@FunctionalInterface
public interface ReadingListener {
    ReadingListener NONE = (image, layer, layers, bytes) -> {};

    /**
     * A layer is about to be read.
     *
     * @param image name of its source
     * @param layer which, from 1
     * @param layers how many the image has
     * @param bytes its size as it is stored
     */
    void reads(String image, int layer, int layers, long bytes);
}
