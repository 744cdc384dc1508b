package dev.stagefan.source;

import dev.stagefan.context.ContextFile;
import dev.stagefan.context.IgnoreRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;

/** Goes once through a folder; then hashes its files with all processors. */
final class WorkTreeWalk {
    private static final int TYPE = 0170000;
    private static final int TYPE_FOLDER = 0040000;
    private static final int TYPE_FILE = 0100000;
    private static final int TYPE_LINK = 0120000;
    private static final int BUFFER = 1 << 16;

    private final Path context;
    private final IgnoreRules rules;
    private final Nested nested;
    private final List<Found> found = new ArrayList<>();

    WorkTreeWalk(Path context, IgnoreRules rules) {
        this.context = context;
        this.rules = rules;
        this.nested = new Nested(context);
    }

    /** A path on the way; what a file holds is still to be read. */
    private record Found(Path place, ContextFile file) {}

    List<ContextFile> list() throws IOException {
        walk(context, "");
        try {
            List<ContextFile> files = new ArrayList<>(
                    found.parallelStream().map(WorkTreeWalk::read).toList());
            files.sort(ContextFile.BY_PATH);
            return files;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Whether the folder holds anything at all. */
    private boolean walk(Path folder, String path) throws IOException {
        boolean filled = false;
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
            for (Path child : children) {
                filled = true;
                String name = PathBytes.name(child);
                if (!name.equals(WorkTreeFiles.GIT)) {
                    visit(child, path.isEmpty() ? name : path + "/" + name);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return filled;
    }

    private void visit(Path place, String path) throws IOException {
        int mode = mode(place);
        boolean ignored = rules.ignores(path);
        if ((mode & TYPE) == TYPE_FOLDER) {
            if (!ignored || !rules.ignoresBelow(path)) {
                visitFolder(place, path, Modes.ofFolder(mode));
            }
        } else if (!ignored) {
            found.add(new Found(place, file(place, path, mode)));
        }
    }

    private void visitFolder(Path place, String path, int mode) throws IOException {
        int index = found.size();
        boolean filled = true;
        String commit = "";
        if (Files.exists(place.resolve(WorkTreeFiles.GIT), LinkOption.NOFOLLOW_LINKS)) {
            Nested.Checkout checkout = nested.checkout(place, path);
            commit = checkout.commit();
            if (!checkout.untouched()) {
                walk(place, path);
            }
        } else {
            filled = walk(place, path);
        }
        Optional<String> submodule = filled ? Optional.empty() : nested.commitOf(path);
        String content = submodule.orElse(commit);
        found.add(index, new Found(place, new ContextFile(path, ContextFile.Kind.FOLDER, mode, content)));
    }

    private static ContextFile file(Path place, String path, int mode) throws IOException {
        return switch (mode & TYPE) {
            case TYPE_FILE -> new ContextFile(path, ContextFile.Kind.FILE, Modes.ofFile(mode), "");
            case TYPE_LINK ->
                new ContextFile(
                        path,
                        ContextFile.Kind.SYMBOLIC_LINK,
                        Modes.LINK,
                        PathBytes.target(place, Files.readSymbolicLink(place)));
            default -> new ContextFile(path, ContextFile.Kind.FILE, mode & ~TYPE, "neither file, folder nor link");
        };
    }

    private static int mode(Path place) throws IOException {
        return (int) Files.getAttribute(place, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    }

    private static ContextFile read(Found found) {
        ContextFile file = found.file();
        if (file.kind() != ContextFile.Kind.FILE || !file.content().isEmpty()) {
            return file;
        }
        try {
            return new ContextFile(file.path(), file.kind(), file.mode(), blobId(found.place()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What Git names a blob of the file's bytes by. */
    private static String blobId(Path file) throws IOException {
        MessageDigest digest = Constants.newMessageDigest();
        try (InputStream bytes = Files.newInputStream(file)) {
            long size = Files.size(file);
            digest.update(("blob " + size + "\0").getBytes(StandardCharsets.US_ASCII));
            byte[] buffer = new byte[(int) Math.min(BUFFER, size + 1)];
            long left = size;
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                digest.update(buffer, 0, read);
                left -= read;
            }
            if (left != 0) {
                throw new SourceException(
                        SourceException.Kind.UNREADABLE,
                        "could not read " + file + " because it changes; let nothing write there meanwhile");
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
