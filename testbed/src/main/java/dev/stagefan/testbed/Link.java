package dev.stagefan.testbed;

/** How fast a way is, in each direction. Ways that are given the same link share it. */
public final class Link {
    private final Pace up;
    private final Pace down;
    private final double bytesPerSecondAConnection;

    private Link(double bytesPerSecond, double bytesPerSecondAConnection) {
        this.up = new Pace(bytesPerSecond);
        this.down = new Pace(bytesPerSecond);
        this.bytesPerSecondAConnection = bytesPerSecondAConnection;
    }

    /** As fast as this machine is. */
    public static Link unlimited() {
        return new Link(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /** All connections together carry so much, as those of a runner do. */
    public static Link of(double bytesPerSecond) {
        return new Link(bytesPerSecond, Double.POSITIVE_INFINITY);
    }

    /** Each connection carries so much, however many there are, as registries have it. */
    public static Link ofConnections(double bytesPerSecondEach) {
        return new Link(Double.POSITIVE_INFINITY, bytesPerSecondEach);
    }

    Pace up() {
        return up;
    }

    Pace down() {
        return down;
    }

    /** Of one direction of a new connection. */
    Pace connection() {
        return new Pace(bytesPerSecondAConnection);
    }
}
