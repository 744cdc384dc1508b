package dev.stagefan.testbed;

/**
 * How fast a way is, in each direction.
 *
 * @param bytesPerSecond of all connections together; infinity for no limit
 * @param bytesPerSecondAConnection of each connection; infinity for no limit
 */
public record Link(double bytesPerSecond, double bytesPerSecondAConnection) {
    /** As fast as this machine is. */
    public static final Link UNLIMITED = new Link(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** A limit for all connections together. */
    public static Link of(double bytesPerSecond) {
        return new Link(bytesPerSecond, Double.POSITIVE_INFINITY);
    }
}
