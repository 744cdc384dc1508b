package dev.stagefan.dockerfile.text;

/**
 * A word of an instruction.
 *
 * @param text as BuildKit sees it
 * @param offset where it begins in the logical line, in bytes
 */
public record Word(String text, int offset) {
    /** The word that a range of bytes spells. */
    public static Word of(String bytes, int from, int end) {
        return new Word(ByteText.toText(bytes.substring(from, end)), from);
    }
}
