package dev.stagefan.key;

import dev.stagefan.context.ContextFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 of texts, each with its length before it, so that no two lists of texts are one. */
final class PartHash {
    static final String OF_NO_FILES = ofFiles(List.of());

    private final MessageDigest digest;

    PartHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The parts of a key, in order. What an instruction is called is for people, and does not count. */
    static String ofParts(List<KeyPart> parts) {
        PartHash hash = new PartHash();
        for (KeyPart part : parts) {
            hash.add(part.kind().name());
            hash.add(part.kind() == KeyPart.Kind.INSTRUCTION ? "" : part.name());
            hash.add(part.value());
        }
        return hash.hex();
    }

    static String ofFiles(List<ContextFile> files) {
        PartHash hash = new PartHash();
        for (ContextFile file : files) {
            hash.add(file.path());
            hash.add(file.kind().name());
            hash.add(Integer.toOctalString(file.mode()));
            hash.add(file.content());
        }
        return hash.hex();
    }

    static String ofText(String text) {
        PartHash hash = new PartHash();
        hash.add(text);
        return hash.hex();
    }

    /** As UTF-16 where it is not ASCII: that alone tells names apart that are no valid UTF-8. */
    private void add(String text) {
        boolean ascii = text.chars().allMatch(character -> character < 0x80);
        byte[] bytes = ascii ? text.getBytes(StandardCharsets.US_ASCII) : utf16(text);
        digest.update(ByteBuffer.allocate(Integer.BYTES * 2)
                .putInt(text.length())
                .putInt(bytes.length)
                .array());
        digest.update(bytes);
    }

    private static byte[] utf16(String text) {
        ByteBuffer units = ByteBuffer.allocate(text.length() * Character.BYTES);
        units.asCharBuffer().put(text);
        return units.array();
    }

    private String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
