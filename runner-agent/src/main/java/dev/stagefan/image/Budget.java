package dev.stagefan.image;

/**
 * What reading one image may cost. An image is far below these; what is above them is made to use up time or memory.
 *
 * @param bytes of all layers, uncompressed
 * @param entries of all layers
 * @param text of all names, targets and extended attributes, in bytes
 */
record Budget(long bytes, long entries, long text) {
    static final Budget USUAL = new Budget(1L << 41, 5_000_000, 1_000_000_000);

    /** What is left of a budget. */
    static final class Account {
        private final Budget budget;
        private long bytes;
        private long entries;
        private long text;

        Account(Budget budget) {
            this.budget = budget;
        }

        void spendBytes(long count) throws ImageException {
            bytes += count;
            check(bytes, budget.bytes(), "bytes");
        }

        void spendEntry(long textLength) throws ImageException {
            entries++;
            check(entries, budget.entries(), "files");
            text += textLength;
            check(text, budget.text(), "bytes of names and attributes");
        }

        private static void check(long spent, long most, String what) throws ImageException {
            if (spent > most) {
                throw new ImageException("its layers have more than " + most + " " + what);
            }
        }
    }
}
