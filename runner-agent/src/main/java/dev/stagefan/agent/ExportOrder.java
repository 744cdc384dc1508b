package dev.stagefan.agent;

/**
 * In which order a build sends its image and its cache off.
 *
 * <p>Measured (docs/benchmarks.md): to two registries side by side is 20 to 27 % faster than one after the other. To one
 * registry it is not, since both sides send the layers that they share before either can see that the other has: of one
 * layer that is twice the bytes, and on a slow link 22 to 69 % slower.
 */
enum ExportOrder {
    /** No cache leaves the builder. */
    IMAGE_ONLY("pushes the image, and exports no cache"),
    /** One build that sends both, in whichever order the engine does that. */
    ONE_BUILD("pushes the image and exports the cache in one build"),
    /** Two builds at once of which one sends the image and one the cache; the engine runs what they share once. */
    SIDE_BY_SIDE("pushes the image and exports the cache in two builds at once"),
    /** A build that sends the image, then one that finds all in the builder and sends the cache. */
    IMAGE_THEN_CACHE("pushes the image, then exports the cache");

    private final String sentence;

    ExportOrder(String sentence) {
        this.sentence = sentence;
    }

    /** What is done, for people. */
    String sentence() {
        return sentence;
    }

    /** The order, and a clause for people that says why. */
    record Choice(ExportOrder order, String reason) {}

    /** What a builder can do. */
    enum Engine {
        /** It exports no registry cache. */
        WITHOUT_CACHE_EXPORT,
        /** One build exports one after the other: BuildKit before 0.28. */
        IN_SEQUENCE,
        /** One build exports all at once. */
        IN_PARALLEL
    }

    /** Where image and cache go. */
    enum Destinations {
        ONE_REGISTRY,
        TWO_REGISTRIES
    }

    /** Whether the image carries a cache itself, which is known only when all else of it is. */
    enum Inline {
        NO,
        YES
    }

    static Choice of(Engine engine, Destinations destinations, Inline inline) {
        if (engine == Engine.WITHOUT_CACHE_EXPORT) {
            return new Choice(
                    IMAGE_ONLY,
                    "this builder exports no registry cache; the docker driver does with containerd's image store");
        }
        if (inline == Inline.YES) {
            return new Choice(
                    IMAGE_THEN_CACHE,
                    "the inline cache is a part of the image, so that nothing can be sent off beside it");
        }
        if (destinations == Destinations.ONE_REGISTRY) {
            return engine == Engine.IN_PARALLEL
                    ? new Choice(
                            IMAGE_THEN_CACHE,
                            "both go to one registry, to which the layers that they share would go twice if they went at"
                                    + " once")
                    : new Choice(
                            ONE_BUILD,
                            "both go to one registry, and this BuildKit sends one after the other by itself");
        }
        return engine == Engine.IN_PARALLEL
                ? new Choice(ONE_BUILD, "they go to two registries, and this BuildKit sends both at once")
                : new Choice(
                        SIDE_BY_SIDE,
                        "they go to two registries, and this BuildKit, which is older than 0.28, sends both at once only in"
                                + " two builds");
    }
}
