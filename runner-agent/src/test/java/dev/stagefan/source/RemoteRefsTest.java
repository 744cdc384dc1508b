package dev.stagefan.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteRefsTest {
    @TempDir
    Path folder;

    @Test
    void refsOfEverySort() throws IOException {
        GitRepository origin = GitRepository.init(folder.resolve("origin"));
        String first = origin.commit();
        origin.git("tag", "light");
        origin.git("tag", "-a", "-m", "a tag", "heavy");
        origin.git("tag", "both");
        String second = origin.commit();
        origin.git("branch", "both");
        assertEquals(second, RemoteRefs.commit(origin.url(), null));
        assertEquals(second, RemoteRefs.commit(origin.url(), "main"));
        assertEquals(second, RemoteRefs.commit(origin.url(), "refs/heads/main"));
        assertEquals(first, RemoteRefs.commit(origin.url(), "light"));
        assertEquals(first, RemoteRefs.commit(origin.url(), "heavy"));
        assertEquals(second, RemoteRefs.commit(origin.url(), "both"));
        assertEquals(first, RemoteRefs.commit("file:///nowhere", first));
    }

    @Test
    void noSuchRefIsNoSuchRepositoryEither() throws IOException {
        GitRepository origin = GitRepository.init(folder.resolve("origin"));
        origin.commit();
        assertEquals(
                SourceException.Kind.NOT_THERE,
                refused(origin.url(), "no-branch").kind());
        assertEquals(
                SourceException.Kind.NOT_THERE,
                refused(folder.resolve("nowhere").toUri().toString(), "main").kind());
    }

    @Test
    void aTokenIsNotShown() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        String url = "http://somebody:s3cr3t@127.0.0.1:" + port + "/x.git?token=s3cr3t";
        SourceException refused = refused(url, "main");
        assertEquals(SourceException.Kind.UNREACHABLE, refused.kind());
        String message = String.valueOf(refused.getMessage());
        assertFalse(message.contains("s3cr3t") || message.contains("somebody"), message);
    }

    private static SourceException refused(String url, String ref) {
        return assertThrows(SourceException.class, () -> RemoteRefs.commit(url, ref));
    }
}
