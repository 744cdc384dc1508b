package dev.stagefan.image;

import dev.stagefan.image.tar.TarEntry;
import dev.stagefan.image.tar.TarException;
import dev.stagefan.image.tar.TarReader;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The files of an OCI layout or of an archive of images. */
interface LayoutFiles {
    /** A file by its path below the root, as {@code index.json}; nothing where there is none. */
    Optional<InputStream> open(String path) throws IOException;

    /** Those of a folder. */
    static LayoutFiles of(Path folder) {
        return path -> {
            Path file = folder.resolve(path);
            // What names a file here was checked to be a digest, or is one of ours.
            return Files.isRegularFile(file) ? Optional.of(Files.newInputStream(file)) : Optional.empty();
        };
    }

    /** Those of a tar file, which is read through once to see where they are. */
    static LayoutFiles ofTar(Path file) throws IOException {
        return Tar.index(file);
    }

    /**
     * A tar file.
     *
     * @param parts where each file is
     */
    record Tar(Path file, Map<String, Part> parts) implements LayoutFiles {
        /** An archive of images has a few files for each layer. */
        private static final int MOST_PARTS = 100_000;

        private static final int BUFFER = 1 << 16;

        record Part(long offset, long size) {}

        private static Tar index(Path file) throws IOException {
            Map<String, Part> parts = new HashMap<>();
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
                TarReader tar = new TarReader(in);
                for (TarEntry entry = tar.next(); entry != null; entry = tar.next()) {
                    String path = Paths.normalized(entry.name());
                    if (path != null && entry.type() == TarEntry.Type.FILE) {
                        parts.put(path.substring(1), new Part(tar.position(), entry.size()));
                    }
                    if (parts.size() > MOST_PARTS) {
                        throw new TarException("it has more files than an archive of images");
                    }
                }
            }
            return new Tar(file, Map.copyOf(parts));
        }

        @Override
        public Optional<InputStream> open(String path) throws IOException {
            Part part = parts.get(path);
            if (part == null) {
                return Optional.empty();
            }
            SeekableByteChannel channel = Files.newByteChannel(file);
            channel.position(part.offset());
            return Optional.of(new Limited(Channels.newInputStream(channel), part.size()));
        }
    }

    /** The first bytes of a stream. */
    final class Limited extends FilterInputStream {
        private long left;

        Limited(InputStream in, long size) {
            super(in);
            left = size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = left == 0 ? -1 : in.read(buffer, offset, (int) Math.min(length, left));
            left -= Math.max(0, count);
            return count;
        }
    }
}
