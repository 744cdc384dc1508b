package dev.stagefan.agent;

import dev.stagefan.buildkit.Buildx;
import dev.stagefan.buildkit.BuildxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program in the place of Buildx whose builds end as a script says, for ends that a real engine has seldom: each line is
 * how one build ends, {@code ok} or what Buildx writes last.
 */
final class ScriptedBuildx {
    static final String DIGEST = "sha256:" + "d".repeat(64);

    private final Path folder;

    private ScriptedBuildx(Path folder) {
        this.folder = folder;
    }

    static ScriptedBuildx in(Path folder, List<String> ends) throws IOException {
        ScriptedBuildx scripted = new ScriptedBuildx(folder);
        Files.write(folder.resolve("ends"), ends);
        Files.writeString(scripted.program(), """
                #!/bin/sh
                folder='%s'
                case $1 in
                  version) echo 'github.com/docker/buildx v0.37.2 0' ;;
                  inspect)
                    echo inspect >>"$folder/calls"
                    [ ! -e "$folder/gone" ] || { echo 'ERROR: no builder "test" found' >&2; exit 1; }
                    printf 'Name: test\\nDriver: remote\\n\\nNodes:\\nName: test0\\nStatus: running\\n'
                    printf 'BuildKit version: v0.33.1\\nPlatforms: linux/amd64\\n'
                    ;;
                  du) exit 1 ;;
                  build)
                    echo build >>"$folder/calls"
                    printf '%%s\\n' "$@" >>"$folder/words"
                    end=$(sed -n "$(grep -c build "$folder/calls")p" "$folder/ends")
                    for word in "$@"; do
                      case $word in --metadata-file=*) metadata=${word#*=} ;; esac
                    done
                    if [ "$end" = ok ]; then
                      echo '{"containerimage.digest": "%s"}' >"$metadata"
                    else
                      echo "ERROR: failed to build: failed to solve: $end" >&2
                      exit 1
                    fi
                    ;;
                esac
                """.formatted(folder, DIGEST));
        if (!scripted.program().toFile().setExecutable(true)) {
            throw new IOException("could not make it executable");
        }
        return scripted;
    }

    Buildx find() throws BuildxException, InterruptedException {
        return Buildx.find(Map.of("STAGEFAN_BUILDX", program().toString(), "PATH", System.getenv("PATH")));
    }

    /** What it was called for, in order. */
    List<String> calls() throws IOException {
        return Files.readAllLines(folder.resolve("calls"));
    }

    /** From now on there is no builder. */
    void remove() throws IOException {
        Files.createFile(folder.resolve("gone"));
    }

    private Path program() {
        return folder.resolve("buildx");
    }
}
