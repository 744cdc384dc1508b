package dev.stagefan.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stagefan.graph.Base;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.graph.StageNode;
import dev.stagefan.registry.ImageReference;
import dev.stagefan.registry.Manifest;
import dev.stagefan.registry.RegistryClient;
import dev.stagefan.registry.RegistryException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the stages whose external base has ONBUILD triggers: they are instructions of the stage that its Dockerfile does not
 * show, which may take anything of the build context, so that such a stage has no key.
 */
final class BaseTriggers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StageGraph graph;
    private final Map<String, String> bases;
    private final Asking asking;
    private final AgentListener listener;
    private final Map<String, String> answers = new LinkedHashMap<>();

    private BaseTriggers(StageGraph graph, Map<String, String> bases, Asking asking, AgentListener listener) {
        this.graph = graph;
        this.bases = bases;
        this.asking = asking;
        this.listener = listener;
    }

    /**
     * Looks at the bases of all stages that the target needs.
     *
     * @param bases digests by the reference that the stages use; one without is not looked at
     * @return why a stage has no key, a clause, by stage
     */
    static Map<Integer, String> of(StageGraph graph, Map<String, String> bases, Asking asking, AgentListener listener)
            throws InterruptedException {
        return new BaseTriggers(graph, bases, asking, listener).find();
    }

    private Map<Integer, String> find() throws InterruptedException {
        Map<Integer, String> found = new TreeMap<>();
        for (StageNode stage : graph.stages()) {
            if (stage.reachable()
                    && stage.base() instanceof Base.OfImage base
                    && (bases.containsKey(base.reference()) || PinnedBases.isPinned(base.reference()))) {
                String platform =
                        stage.platform() == null ? graph.request().platform().toString() : stage.platform();
                String answer = answer(base.reference(), platform);
                if (!answer.isEmpty()) {
                    found.put(stage.index(), answer);
                }
            }
        }
        return found;
    }

    /** A clause, or nothing where there are no triggers. */
    private String answer(String image, String platform) throws InterruptedException {
        String question = platform + " " + image;
        String known = answers.get(question);
        if (known == null) {
            known = look(image, platform);
            answers.put(question, known);
        }
        return known;
    }

    private String look(String image, String platform) throws InterruptedException {
        try {
            ImageReference named = ImageReference.parse(image);
            String digest = named.digest() == null ? bases.get(image) : named.digest();
            ImageReference reference = ImageReference.digested(named.repository(), String.valueOf(digest));
            JsonNode triggers = asking.tryToAsk(registry -> triggers(registry, reference, platform));
            if (triggers.isEmpty()) {
                return "";
            }
            for (JsonNode trigger : triggers) {
                // Where another job builds on the stage, the image is handed over without the ARGs of its triggers.
                if (trigger.asText().regionMatches(true, 0, "ARG ", 0, "ARG ".length())) {
                    listener.warned(image + " declares an ARG in an ONBUILD trigger, which stages of other jobs do not"
                            + " see: declare it in the Dockerfile where it is used");
                }
            }
            return "its base " + image + " has ONBUILD triggers, which may take anything of the build context";
        } catch (RegistryException | IllegalArgumentException e) {
            listener.warned("cannot look up whether " + image
                    + " has ONBUILD triggers, so that what is built on it has no key: " + e.getMessage());
            return "it could not be looked up whether its base " + image + " has ONBUILD triggers";
        }
    }

    private static JsonNode triggers(RegistryClient registry, ImageReference reference, String platform)
            throws RegistryException, InterruptedException {
        Manifest manifest = registry.manifest(reference, platform);
        try {
            return JSON.readTree(registry.smallBlob(reference.repository(), manifest.config()))
                    .path("config")
                    .path("OnBuild");
        } catch (RegistryException e) {
            throw e;
        } catch (IOException e) {
            throw new IllegalArgumentException("its configuration is no JSON");
        }
    }
}
