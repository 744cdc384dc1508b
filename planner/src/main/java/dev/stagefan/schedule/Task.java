package dev.stagefan.schedule;

import java.util.List;

/**
 * Something to be built.
 *
 * @param seconds how long it takes with a machine of its own
 * @param cores how many cores it keeps busy; more than the machine has means all of them
 * @param machine index of the machine it must run on, or {@link #ANY_MACHINE}
 * @param parent index of the task whose image it builds on, or {@link #NO_PARENT}
 * @param layerBytes what its image has beyond the parent's; pushed by the job that builds it
 * @param sliceBytes size of the slice that consumers of mere paths take instead of the image
 * @param images indexes of the outside images that its job must pull for it
 * @param parentImages indexes of those outside images that whoever takes its image must pull too
 * @param supplies the tasks that it consumes, each once, ascending
 * @param apart whether it may share a job only with tasks that it is ordered with: for a task of unknown duration, which
 *     nobody can weigh against one beside it
 */
public record Task(
        double seconds,
        double cores,
        int machine,
        int parent,
        long layerBytes,
        long sliceBytes,
        List<Integer> images,
        List<Integer> parentImages,
        List<Supply> supplies,
        boolean apart) {
    public static final int ANY_MACHINE = -1;
    public static final int NO_PARENT = -1;

    public Task {
        images = List.copyOf(images);
        parentImages = List.copyOf(parentImages);
        supplies = List.copyOf(supplies);
    }

    /** The same with other layers. */
    public Task withLayerBytes(long bytes) {
        return new Task(seconds, cores, machine, parent, bytes, sliceBytes, images, parentImages, supplies, apart);
    }

    /** The same, wherever and beside whatever it runs. */
    Task onAnyMachine() {
        return new Task(
                seconds, cores, ANY_MACHINE, parent, layerBytes, sliceBytes, images, parentImages, supplies, false);
    }

    /**
     * A task that this one consumes.
     *
     * @param task its index, lower than the consumer's
     * @param slice whether mere paths of it are enough
     */
    public record Supply(int task, boolean slice) {}
}
