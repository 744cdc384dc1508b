package dev.stagefan.lint.rule;

import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.Severity;
import dev.stagefan.dockerfile.value.ContainerPath;
import dev.stagefan.graph.Base;
import dev.stagefan.graph.StageNode;
import dev.stagefan.lint.Finding;
import dev.stagefan.lint.Rule;
import dev.stagefan.lint.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * SF014: a target that only copies onto a big base, without {@code --link}: BuildKit pulls and unpacks the base, which it
 * would not need to if each layer were one of its own.
 *
 * <p>Told only where it pays and changes nothing. It pays if no instruction needs the base's files: a RUN, a WORKDIR
 * (which makes the directory), an ADD or COPY without link or with {@code --chmod} (which switches link off) all do, so
 * all of a stage's copies must be able to link. It changes nothing where the folders above the destination are what a
 * layer of its own makes of them: real directories, owned by root, of mode 755. In {@code /root}, {@code /tmp} or
 * {@code /home/me} they are not; {@code /bin}, {@code /lib} and {@code /usr/local/cuda} are links in many images; and
 * {@code COPY --link file /usr/local/bin}, without a slash at the end, puts the file in the folder's place.
 *
 * <p>buildkit: frontend/dockerfile/dockerfile2llb/convert_copy.go, dispatchCopy; convert.go, dispatchWorkdir;
 * moby/buildkit#4325
 */
final class CopyWithoutLink extends Rule {
    /** What is pulled within a few seconds is not worth it. */
    private static final long BIG_BYTES = 1_000_000_000;

    /** Real directories nearly everywhere; what is copied over one of them itself would replace its mode. */
    private static final Pattern IN_PLAIN_FOLDER =
            Pattern.compile("/(?:usr/(?:local/)?(?:bin|include|lib|libexec|share)|etc|opt)/.+");

    private static final Pattern LINKED_FOLDER =
            Pattern.compile("/(?:opt/(?:rocm|cuda|intel|conda|venv)|etc/(?:ssl|pki|alternatives))\\b.*");
    private static final Pattern NUMBERS = Pattern.compile("[0-9]+(?::[0-9]+)?");
    private static final Pattern OLD_FRONTEND = Pattern.compile(".*:1\\.[0-3](?:[.-].*)?");

    CopyWithoutLink() {
        super(
                "SF014",
                "copy-without-link",
                Severity.NOTE,
                "A target only copies onto a big base, which COPY --link would leave unpulled");
    }

    @Override
    public List<Finding> check(Subject subject) {
        StageNode target = subject.graph().stages().get(subject.graph().target());
        String syntax = subject.dockerfile().directives().syntax();
        Long bytes = baseBytes(subject, target);
        if (bytes == null
                || bytes < BIG_BYTES
                || (syntax != null && OLD_FRONTEND.matcher(syntax).matches())) {
            return List.of();
        }
        List<Instruction.Copy> unlinked = new ArrayList<>();
        for (Instruction instruction : subject.written(target).instructions()) {
            if (instruction instanceof Instruction.Copy copy && isUnlinkedButCould(copy)) {
                unlinked.add(copy);
            } else if (needsBase(instruction)) {
                return List.of();
            }
        }
        return unlinked.isEmpty() ? List.of() : List.of(found(unlinked, Sizes.of(bytes)));
    }

    private Finding found(List<Instruction.Copy> unlinked, String size) {
        List<Integer> lines =
                unlinked.stream().map(copy -> copy.origin().startLine()).toList();
        return found(
                unlinked.get(0).origin().position(),
                Lines.say(lines, "copies", "copy") + " onto a base of " + size
                        + " that no instruction of the target reads: it is pulled and unpacked for this alone",
                "write COPY --link, after a look at whether the base has links or folders of its own where it goes");
    }

    /** A base in the file is on the builder already, unless it is but another name for an image. */
    private static @Nullable Long baseBytes(Subject subject, StageNode target) {
        StageNode stage = target;
        while (stage.base() instanceof Base.OfStage base) {
            stage = subject.graph().stages().get(base.index());
            if (!subject.written(stage).instructions().isEmpty()) {
                return null;
            }
        }
        return stage.base() instanceof Base.OfImage image
                ? subject.timings().images().get(image.reference())
                : null;
    }

    private static boolean isUnlinkedButCould(Instruction.Copy copy) {
        Instruction.FileFlags flags = copy.flags();
        boolean isPlain = flags.chmod().isEmpty() && !flags.parents() && !flags.link();
        boolean isNumericOwner =
                flags.chown().isEmpty() || NUMBERS.matcher(flags.chown()).matches();
        return isPlain && isNumericOwner && isSafe(copy);
    }

    private static boolean isSafe(Instruction.Copy copy) {
        String destination = copy.destination();
        String path = ContainerPath.absolute(destination);
        if (!destination.startsWith("/")
                || destination.indexOf('$') >= 0
                || !IN_PLAIN_FOLDER.matcher(path).matches()
                || LINKED_FOLDER.matcher(path).matches()) {
            return false;
        }
        boolean keepsName = copy.sources().size() == 1
                && ContainerPath.lastName(copy.sources().get(0)).equals(ContainerPath.lastName(path));
        return destination.endsWith("/") || keepsName;
    }

    private static boolean needsBase(Instruction instruction) {
        if (instruction instanceof Instruction.Copy copy) {
            return !copy.flags().link() || !copy.flags().chmod().isEmpty();
        }
        if (instruction instanceof Instruction.Add add) {
            return !add.flags().link() || !add.flags().chmod().isEmpty();
        }
        return instruction instanceof Instruction.Run || instruction instanceof Instruction.Workdir;
    }
}
