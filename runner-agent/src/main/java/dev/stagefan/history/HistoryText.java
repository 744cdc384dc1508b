package dev.stagefan.history;

import dev.stagefan.timings.Timings;
import dev.stagefan.timings.TimingsReader;
import dev.stagefan.timings.TimingsWriter;
import dev.stagefan.yaml.YamlException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The text of a history: a timings file. */
final class HistoryText {
    private HistoryText() {}

    static String write(Timings timings) {
        return TimingsWriter.write(timings);
    }

    /**
     * Reads what {@link #write} writes.
     *
     * @param place where it is, for messages
     */
    static Timings read(String place, String text) throws HistoryException {
        try {
            return TimingsReader.read(place, text);
        } catch (YamlException e) {
            // What follows the first line is the file's own text.
            throw corrupt(
                    place, String.valueOf(e.getMessage()).lines().findFirst().orElse("it is no YAML"));
        }
    }

    static Timings read(String place, byte[] bytes) throws HistoryException {
        try {
            return read(
                    place,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException e) {
            throw corrupt(place, "it is no UTF-8");
        }
    }

    static HistoryException corrupt(String place, String reason) {
        return new HistoryException("could not read the timing history " + place + " because it is no timings file: "
                + reason + "; it is left as it is: repair or remove it, or name another one");
    }
}
