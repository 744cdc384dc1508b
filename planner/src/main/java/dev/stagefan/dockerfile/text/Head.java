package dev.stagefan.dockerfile.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of an instruction, and the range of the line that is left for its arguments.
 *
 * <p>buildkit: frontend/dockerfile/parser/split_command.go
 *
 * @param word the keyword as written
 * @param keyword what it means, or null if there is no such instruction
 * @param flags the words with two dashes behind it
 * @param from where the arguments begin, in bytes of the logical line
 * @param end where they end; {@code from} if there are none
 */
public record Head(Word word, @Nullable Keyword keyword, List<Word> flags, int from, int end) {
    public static Head read(String bytes, int from, int end, char escape) {
        int start = ByteText.skipSpaces(bytes, from, end);
        int lineEnd = ByteText.dropSpaces(bytes, start, end);
        int wordEnd = start;
        while (wordEnd < lineEnd && !Blanks.separatesWords(bytes.charAt(wordEnd))) {
            wordEnd++;
        }
        int next = wordEnd;
        while (next < lineEnd && Blanks.separatesWords(bytes.charAt(next))) {
            next++;
        }
        Word word = Word.of(bytes, start, wordEnd);
        FlagReader flags = new FlagReader(bytes, next, lineEnd, escape);
        List<Word> read = flags.read();
        int arguments = ByteText.skipSpaces(bytes, flags.offset(), lineEnd);
        return new Head(word, Keyword.of(word.text()), read, arguments, lineEnd);
    }

    public boolean hasArguments() {
        return from < end;
    }
}
