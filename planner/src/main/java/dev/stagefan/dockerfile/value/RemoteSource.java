package dev.stagefan.dockerfile.value;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a source of ADD or COPY is: a repository, a download, or a path.
 *
 * <p>buildkit: frontend/dockerfile/dockerfile2llb/convert_copy.go
 *
 * @param git what is known of a repository, and of {@code github.com/…} without a scheme, which is a path
 */
public record RemoteSource(Kind kind, @Nullable GitSource git) {
    public enum Kind {
        GIT,
        HTTP,
        NONE
    }

    /** Refuses a git URL with a query that BuildKit does not know. */
    public static RemoteSource of(String source) throws Refusal {
        Optional<GitSource> git = GitSource.parse(source);
        if (git.isPresent()) {
            return new RemoteSource(git.get().fetched() ? Kind.GIT : Kind.NONE, git.get());
        }
        boolean http = source.startsWith("http://") || source.startsWith("https://");
        return new RemoteSource(http ? Kind.HTTP : Kind.NONE, null);
    }

    /** Whether a checksum can be demanded of it. */
    public boolean takesChecksum() {
        return kind == Kind.HTTP || git != null;
    }
}
