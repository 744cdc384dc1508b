package dev.stagefan.graph.resolve;

import dev.stagefan.graph.Assignment;
import dev.stagefan.graph.IndexedImage;
import dev.stagefan.graph.StageNode.InheritedArg;
import dev.stagefan.graph.StageNode.SecretUse;
import dev.stagefan.graph.StageNode.StageFacts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Gathers what planning must know of a stage while the stage is gone through. */
final class FactsCollector {
    private static final Comparator<InheritedArg> BY_NAME =
            Comparator.comparing(InheritedArg::name).thenComparingInt(InheritedArg::declaredIn);

    private boolean runs;
    private boolean onBuild;
    private final Set<String> contextSources = new TreeSet<>();
    private final Set<String> buildArgs = new TreeSet<>();
    private final Set<String> baseArgs = new TreeSet<>();
    private final Set<String> remoteSources = new TreeSet<>();
    private final Set<InheritedArg> inheritedArgs = new TreeSet<>(BY_NAME);
    private final Map<String, Boolean> secrets = new TreeMap<>();
    private final Set<String> ssh = new TreeSet<>();
    private final Set<String> cacheMounts = new TreeSet<>();
    private final Set<String> images = new TreeSet<>();
    private final Set<String> entitlements = new TreeSet<>();
    private final List<Assignment> assignments = new ArrayList<>();
    private final List<IndexedImage> indexedImages = new ArrayList<>();

    void addRun() {
        runs = true;
    }

    void addOnBuild() {
        onBuild = true;
    }

    void addContextSource(String path) {
        contextSources.add(path);
    }

    void addBuildArgs(Collection<String> names) {
        buildArgs.addAll(names);
    }

    /** Build args that the FROM line is made of. */
    void addBaseArgs(Collection<String> names) {
        baseArgs.addAll(names);
        buildArgs.addAll(names);
    }

    void addRemoteSource(String source) {
        remoteSources.add(source);
    }

    void addInheritedArgs(Collection<InheritedArg> seen) {
        inheritedArgs.addAll(seen);
    }

    /** A secret that is required once is required. */
    void addSecret(SecretUse use) {
        secrets.merge(use.id(), use.required(), Boolean::logicalOr);
    }

    void addSsh(String id) {
        ssh.add(id);
    }

    void addCacheMount(String id) {
        cacheMounts.add(id);
    }

    void addImage(String reference) {
        images.add(reference);
    }

    void addEntitlement(String name) {
        entitlements.add(name);
    }

    void addAssignment(Assignment assignment) {
        assignments.add(assignment);
    }

    void addIndexedImage(IndexedImage image) {
        indexedImages.add(image);
    }

    List<Assignment> assignments() {
        return assignments;
    }

    List<IndexedImage> indexedImages() {
        return indexedImages;
    }

    StageFacts facts() {
        List<SecretUse> uses = secrets.entrySet().stream()
                .map(secret -> new SecretUse(secret.getKey(), secret.getValue()))
                .toList();
        return new StageFacts(
                runs,
                List.copyOf(contextSources),
                List.copyOf(buildArgs),
                List.copyOf(inheritedArgs),
                onBuild,
                uses,
                List.copyOf(ssh),
                List.copyOf(cacheMounts),
                List.copyOf(images),
                List.copyOf(entitlements),
                List.copyOf(baseArgs),
                List.copyOf(remoteSources));
    }
}
