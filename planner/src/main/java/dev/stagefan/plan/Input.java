package dev.stagefan.plan;

/**
 * A stage that a job needs and another job builds.
 *
 * @param stage index of the stage
 * @param label its name, or {@code stage-INDEX}
 * @param job id of the job that builds it
 * @param transport how it travels
 * @param reason why it travels so, a clause for people
 */
public record Input(int stage, String label, String job, Transport transport, String reason) {
    /** The {@linkplain Output#key() key} of the product that is taken. */
    public String key() {
        return transport.product() + "-" + stage;
    }
}
