package dev.stagefan.context;

import dev.stagefan.context.ContextFile.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A build context of a few lines: {@code path=content}, {@code path->target}, {@code path*=content} that may be run, {@code path/}. */
public final class MemoryContext implements ContextFiles {
    private final Map<String, ContextFile> files = new TreeMap<>();
    private final Map<String, String> texts = new TreeMap<>();
    private @Nullable String commit;

    private MemoryContext() {}

    public static MemoryContext of(String... lines) {
        MemoryContext context = new MemoryContext();
        for (String line : lines) {
            context.add(line);
        }
        return context;
    }

    public MemoryContext at(String checkedOut) {
        commit = checkedOut;
        return this;
    }

    private void add(String line) {
        int arrow = line.indexOf("->");
        int equals = line.indexOf('=');
        if (arrow > 0) {
            put(line.substring(0, arrow), Kind.SYMBOLIC_LINK, 0777, line.substring(arrow + 2));
        } else if (equals > 0) {
            boolean runs = line.charAt(equals - 1) == '*';
            String path = line.substring(0, runs ? equals - 1 : equals);
            texts.put(path, line.substring(equals + 1));
            put(path, Kind.FILE, runs ? 0755 : 0644, line.substring(equals + 1));
        } else if (line.endsWith("/")) {
            put(line.substring(0, line.length() - 1), Kind.FOLDER, 0755, "");
        } else {
            put(line.substring(0, line.indexOf('@')), Kind.FOLDER, 0755, line.substring(line.indexOf('@') + 1));
        }
    }

    private void put(String path, Kind kind, int mode, String content) {
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            String folder = path.substring(0, slash);
            files.putIfAbsent(folder, new ContextFile(folder, Kind.FOLDER, 0755, ""));
        }
        files.put(path, new ContextFile(path, kind, mode, content));
    }

    @Override
    public List<ContextFile> list(IgnoreRules rules) {
        List<ContextFile> all = new ArrayList<>(files.values());
        all.sort(ContextFile.BY_PATH);
        return all;
    }

    @Override
    public Optional<String> text(String path) {
        return Optional.ofNullable(texts.get(path));
    }

    @Override
    public Optional<String> commit() {
        return Optional.ofNullable(commit);
    }
}
