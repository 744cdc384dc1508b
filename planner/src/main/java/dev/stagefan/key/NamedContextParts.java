package dev.stagefan.key;

import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.Position;
import dev.stagefan.dockerfile.Stage;
import dev.stagefan.dockerfile.instruction.MountReader;
import dev.stagefan.dockerfile.value.ImageReference;
import dev.stagefan.dockerfile.value.Refusal;
import dev.stagefan.graph.IndexedImage;
import dev.stagefan.graph.StageNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a stage takes of named contexts: where one may stand in for the stage itself, for its base, or for what an instruction
 * names. Where that hangs on more than a name, every named context counts.
 */
final class NamedContextParts {
    private static final String PLATFORM_SEPARATOR = "::";

    private final KeyRequest request;
    private final ContextParts contexts;
    private final RemoteParts remotes;

    NamedContextParts(KeyRequest request, ContextParts contexts, RemoteParts remotes) {
        this.request = request;
        this.contexts = contexts;
        this.remotes = remotes;
    }

    /** The parts, in the order in which the contexts were given. */
    List<KeyPart> of(StageNode node) throws IOException, KeylessException {
        Map<String, String> named = request.graph().request().namedContexts();
        List<KeyPart> parts = new ArrayList<>();
        if (named.isEmpty()) {
            return parts;
        }
        Stage stage = request.dockerfile().stages().get(node.index());
        List<String> names = names(node, stage);
        boolean any = hasTriggers(node) || stage.base().indexOf('$') >= 0;
        for (Map.Entry<String, String> context : named.entrySet()) {
            String name = withoutPlatform(context.getKey());
            if (any || names.contains(key(name)) || names.contains(name.toLowerCase(Locale.ROOT))) {
                add(parts, context.getKey(), context.getValue());
            }
        }
        return parts;
    }

    private static String withoutPlatform(String name) {
        int separator = name.indexOf(PLATFORM_SEPARATOR);
        return separator < 0 ? name : name.substring(0, separator);
    }

    private List<String> names(StageNode node, Stage stage) {
        List<String> names = new ArrayList<>();
        addName(names, stage.base());
        addName(names, node.label());
        for (Instruction instruction : stage.instructions()) {
            if (instruction instanceof Instruction.Copy copy && copy.flags().from() != null) {
                addName(names, copy.flags().from());
            } else if (instruction instanceof Instruction.Run run) {
                run.mounts().forEach(mount -> addName(names, from(mount, run)));
            }
        }
        node.indexedImages().stream().map(IndexedImage::image).forEach(image -> addName(names, image));
        return names;
    }

    private static String from(String mount, Instruction.Run run) {
        try {
            Position position = run.origin().position();
            return MountReader.fromAsWritten(mount, position);
        } catch (DockerfileException e) {
            throw new IllegalStateException("a graph was made of this mount", e);
        }
    }

    private static void addName(List<String> names, String name) {
        names.add(key(name));
        names.add(name.toLowerCase(Locale.ROOT));
    }

    /** The name under which BuildKit looks for a context. */
    private static String key(String name) {
        try {
            return ImageReference.parse(name).contextName();
        } catch (Refusal e) {
            return name;
        }
    }

    private boolean hasTriggers(StageNode node) {
        return Triggers.of(request, node).stream().anyMatch(trigger -> trigger.contains("from"));
    }

    private void add(List<KeyPart> parts, String name, String value) throws IOException, KeylessException {
        if (value.startsWith("docker-image://") || isPinnedLayout(value)) {
            // The digest of the image counts among the base images.
            parts.add(new KeyPart(KeyPart.Kind.SETTING, "context " + name, value));
        } else if (contexts.has(name)) {
            parts.add(contexts.all(name));
        } else if (RemoteParts.isRemote(value)) {
            parts.add(remotes.of(
                    value, "the named context " + name + " is " + Canonical.shown(RemoteParts.shown(value))));
        } else {
            throw new KeylessException("what the named context " + name + " holds only the build sees");
        }
    }

    private static boolean isPinnedLayout(String value) {
        return value.startsWith("oci-layout://") && value.matches("(?s).*@sha256:[0-9a-f]{64}");
    }
}
