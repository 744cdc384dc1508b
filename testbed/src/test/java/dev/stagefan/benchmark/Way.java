package dev.stagefan.benchmark;

/** How a build is carried out on one engine. */
enum Way {
    /** One instruction after the other. */
    SERIAL("serial"),
    /** Independent stages side by side. */
    ONE_RUNNER("one runner");

    private final String label;

    Way(String label) {
        this.label = label;
    }

    @Override
    public String toString() {
        return label;
    }
}
