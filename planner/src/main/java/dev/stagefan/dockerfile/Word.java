package dev.stagefan.dockerfile;

/**
 * A word of an instruction.
 *
 * @param text as BuildKit sees it
 * @param offset where it begins in the logical line, in bytes
 */
record Word(String text, int offset) {
    /** The word that a range of bytes spells. */
    static Word of(String bytes, int from, int end) {
        return new Word(ByteText.toText(bytes.substring(from, end)), from);
    }
}
