package dev.stagefan.key;

import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.Stage;
import dev.stagefan.dockerfile.value.ContainerPath;
import dev.stagefan.graph.Assignment;
import dev.stagefan.graph.Base;
import dev.stagefan.graph.IndexedImage;
import dev.stagefan.graph.StageNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gathers all that the result of one stage depends on, but for the stages that it consumes. */
final class StageParts {
    private static final Pattern DIGEST = Pattern.compile("(?s).*@(sha256:[0-9a-f]{64})");
    private static final Pattern PIVOT_LEADS_UP = Pattern.compile("(?s).*(^|/)\\.\\.(/|$).*");

    private final KeyRequest request;
    private final SettingParts settings;
    private final ContextParts contexts;
    private final RemoteParts remotes;
    private final NamedContextParts named;

    StageParts(KeyRequest request) {
        this.request = request;
        this.settings = new SettingParts(request);
        this.contexts = new ContextParts(request);
        this.remotes = new RemoteParts(request);
        this.named = new NamedContextParts(request, contexts, remotes);
    }

    /** The parts, sorted by kind. */
    List<KeyPart> of(StageNode node, List<KeyPart> stages) throws IOException, KeylessException {
        Certainty certainty = Certainty.of(request.graph(), node);
        List<KeyPart> parts = new ArrayList<>(settings.of(node));
        parts.addAll(images(node));
        parts.addAll(stages);
        node.assignments().forEach(assignment -> parts.add(variable(assignment)));
        parts.add(from(node));
        for (Instruction instruction : stage(node).instructions()) {
            String value = PartHash.ofText(Canonical.of(instruction));
            parts.add(new KeyPart(KeyPart.Kind.INSTRUCTION, Canonical.nameOf(instruction), value));
        }
        parts.addAll(files(node, certainty));
        parts.addAll(remotes.of(node, certainty));
        parts.addAll(named.of(node));
        String refresh = request.refresh().get(node.index());
        if (refresh != null) {
            parts.add(new KeyPart(KeyPart.Kind.REFRESH, "refresh", refresh));
        }
        parts.sort((one, other) -> one.kind().compareTo(other.kind()));
        return parts;
    }

    private Stage stage(StageNode node) {
        return request.dockerfile().stages().get(node.index());
    }

    /** What the stage starts from; which image or stage that is and what it holds are parts of their own. */
    private static KeyPart from(StageNode node) {
        String base = node.base() instanceof Base.OfImage image
                ? "FROM " + image.reference()
                : node.base() instanceof Base.Scratch ? "FROM scratch" : "FROM a stage";
        return new KeyPart(KeyPart.Kind.INSTRUCTION, Canonical.shown(base), PartHash.ofText(base));
    }

    private List<KeyPart> images(StageNode node) throws KeylessException {
        List<KeyPart> parts = new ArrayList<>();
        for (String reference : node.facts().images()) {
            if (request.triggering().contains(reference)
                    && node.base() instanceof Base.OfImage base
                    && base.reference().equals(reference)) {
                throw new KeylessException("its base image " + Canonical.shown(reference)
                        + " has ONBUILD triggers, and what they take only the build sees");
            }
            parts.add(new KeyPart(KeyPart.Kind.BASE_IMAGE, reference, digest(reference)));
        }
        for (IndexedImage image : node.indexedImages()) {
            parts.add(new KeyPart(KeyPart.Kind.BASE_IMAGE, "--from=" + image.from(), image.image()));
        }
        return parts;
    }

    private String digest(String reference) throws KeylessException {
        Matcher pinned = DIGEST.matcher(reference);
        String digest = pinned.matches() ? pinned.group(1) : request.bases().get(reference);
        if (digest == null) {
            throw new KeylessException("the digest of " + Canonical.shown(reference) + " is not known");
        }
        return digest;
    }

    private static KeyPart variable(Assignment assignment) {
        String value = assignment.value();
        String kind = assignment.kind() == Assignment.Kind.ARG ? "ARG " : "ENV ";
        return new KeyPart(KeyPart.Kind.VARIABLE, kind + assignment.name(), value == null ? "not set" : "=" + value);
    }

    private List<KeyPart> files(StageNode node, Certainty certainty) throws IOException, KeylessException {
        TreeSet<String> sources = new TreeSet<>(node.facts().contextSources());
        String whole = wholeContext(node, certainty);
        if (whole != null) {
            sources.clear();
            sources.add("/");
        }
        List<KeyPart> parts = new ArrayList<>();
        if (!sources.isEmpty() && !contexts.has(ContextParts.MAIN)) {
            throw new KeylessException("it takes of the build context, which is not known");
        }
        for (String source : sources) {
            String name = whole == null ? name(node, source) : whole;
            parts.add(contexts.taking(source, name));
        }
        return parts;
    }

    /** The instruction of which nobody knows what it takes, by name; null where there is none. */
    private @Nullable String wholeContext(StageNode node, Certainty certainty) {
        for (Instruction instruction : stage(node).instructions()) {
            int line = instruction.origin().startLine();
            List<String> words = contextWords(instruction);
            boolean leadsUp = hasPivot(instruction)
                    && words.stream()
                            .anyMatch(word -> PIVOT_LEADS_UP.matcher(word).matches());
            if (leadsUp || !words.stream().allMatch(word -> certainty.knows(word, line))) {
                return Canonical.nameOf(instruction);
            }
        }
        boolean trigger = Triggers.of(request, node).stream()
                .anyMatch(text -> text.indexOf('$') >= 0 && takesFiles(text.toLowerCase(Locale.ROOT)));
        return trigger ? "ONBUILD" : null;
    }

    private static boolean takesFiles(String trigger) {
        return trigger.contains("copy") || trigger.contains("add") || trigger.contains("mount");
    }

    private static boolean hasPivot(Instruction instruction) {
        return (instruction instanceof Instruction.Copy copy && copy.flags().parents())
                || (instruction instanceof Instruction.Add add && add.flags().parents());
    }

    /** The words that name what an instruction takes of the build context. */
    private static List<String> contextWords(Instruction instruction) {
        if (instruction instanceof Instruction.Copy copy) {
            String from = copy.flags().from();
            return from == null || from.isEmpty() ? copy.sources() : List.of();
        }
        if (instruction instanceof Instruction.Add add) {
            return add.sources();
        }
        return instruction instanceof Instruction.Run run ? run.mounts() : List.of();
    }

    /** The instruction that takes a source, as people know it. */
    private String name(StageNode node, String source) {
        String shown = source.equals("/") ? "." : source.substring(1);
        for (Instruction instruction : stage(node).instructions()) {
            boolean mounts = instruction instanceof Instruction.Run;
            boolean takes = !mounts
                    && contextWords(instruction).stream()
                            .anyMatch(word -> ContainerPath.absolute(word).equals(source));
            if (takes) {
                return instruction.origin().keyword().toUpperCase(Locale.ROOT) + " " + shown;
            }
        }
        return "context " + shown;
    }
}
