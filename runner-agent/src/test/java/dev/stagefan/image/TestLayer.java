package dev.stagefan.image;

import com.github.luben.zstd.ZstdOutputStream;
import dev.stagefan.registry.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Writes a layer, with a library that the reader knows nothing of. */
final class TestLayer {
    static final Instant TIME = Instant.parse("2026-11-24T03:12:00Z");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarArchiveOutputStream tar;
    private Compression compression = Compression.GZIP;
    private boolean finished;

    enum Compression {
        NONE("application/vnd.oci.image.layer.v1.tar"),
        GZIP("application/vnd.oci.image.layer.v1.tar+gzip"),
        ZSTD("application/vnd.oci.image.layer.v1.tar+zstd");

        private final String mediaType;

        Compression(String mediaType) {
            this.mediaType = mediaType;
        }

        private OutputStream around(OutputStream out) throws IOException {
            return switch (this) {
                case NONE -> out;
                case GZIP -> new GZIPOutputStream(out);
                case ZSTD -> new ZstdOutputStream(out);
            };
        }
    }

    TestLayer() {
        tar = new TarArchiveOutputStream(bytes);
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    }

    TestLayer as(Compression how) {
        compression = how;
        return this;
    }

    TestLayer folder(String path) {
        return folder(path, entry -> {});
    }

    TestLayer folder(String path, Consumer<TarArchiveEntry> change) {
        return add(path + "/", TarConstants.LF_DIR, 0755, "", change);
    }

    TestLayer file(String path, String content) {
        return file(path, content, entry -> {});
    }

    TestLayer file(String path, String content, Consumer<TarArchiveEntry> change) {
        return add(path, TarConstants.LF_NORMAL, 0644, content, change);
    }

    TestLayer symbolicLink(String path, String target) {
        return add(path, TarConstants.LF_SYMLINK, 0777, "", entry -> entry.setLinkName(target));
    }

    TestLayer hardLink(String path, String target) {
        return add(path, TarConstants.LF_LINK, 0644, "", entry -> entry.setLinkName(target));
    }

    TestLayer device(String path, int major, int minor) {
        return add(path, TarConstants.LF_CHR, 0666, "", entry -> {
            entry.setDevMajor(major);
            entry.setDevMinor(minor);
        });
    }

    TestLayer pipe(String path) {
        return add(path, TarConstants.LF_FIFO, 0644, "", entry -> {});
    }

    private TestLayer add(String path, byte type, int mode, String content, Consumer<TarArchiveEntry> change) {
        byte[] data = content.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(path, type, true);
        entry.setMode(mode);
        entry.setSize(data.length);
        entry.setLastModifiedTime(FileTime.from(TIME));
        change.accept(entry);
        try {
            tar.putArchiveEntry(entry);
            tar.write(data);
            tar.closeArchiveEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** The archive. */
    byte[] tar() {
        try {
            if (!finished) {
                tar.finish();
                finished = true;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    String diffId() {
        return Digest.of(tar());
    }

    String mediaType() {
        return compression.mediaType;
    }

    /** As a registry has it. */
    byte[] blob() {
        ByteArrayOutputStream blob = new ByteArrayOutputStream();
        try (OutputStream out = compression.around(blob)) {
            out.write(tar());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return blob.toByteArray();
    }
}
