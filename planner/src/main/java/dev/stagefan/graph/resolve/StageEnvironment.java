package dev.stagefan.graph.resolve;

import dev.stagefan.expansion.Variables;
import org.jspecify.annotations.Nullable;

/**
 * The variables of a stage at one point of it; immutable.
 *
 * <p>BuildKit hands a child all variables of its parent, then sets those of the parent's image once more: so ENV beats a
 * parent's ARG of the same name, and stands behind it. Every assignment moves its variable to the end.
 *
 * <p>buildkit: frontend/dockerfile/dockerfile2llb/convert.go, dispatchStages; client/llb/meta.go, EnvList
 */
final class StageEnvironment implements Variables {
    private static final String UNIX_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private final VariableSequence inherited;
    private final VariableSequence fromImage;
    private final VariableSequence own;
    private final VariableSequence image;

    /**
     * @param inherited ARGs of ancestors, as far as not set again here
     * @param fromImage variables of the image that the stage starts from, as far as not set again here
     * @param own what the stage itself has set
     * @param image the variables that the stage's own image has
     */
    private StageEnvironment(
            VariableSequence inherited, VariableSequence fromImage, VariableSequence own, VariableSequence image) {
        this.inherited = inherited;
        this.fromImage = fromImage;
        this.own = own;
        this.image = image;
    }

    /** Of a stage that starts from nothing, or from an image of which nothing is known: BuildKit always sets PATH. */
    static StageEnvironment ofImage(String os) {
        VariableSequence image = os.equals("windows")
                ? VariableSequence.EMPTY
                : VariableSequence.EMPTY.append(Binding.of("PATH", UNIX_PATH, Binding.BY_IMAGE));
        return new StageEnvironment(VariableSequence.EMPTY, image, VariableSequence.EMPTY, image);
    }

    /** Of a stage that starts from this one. */
    StageEnvironment child() {
        VariableSequence arguments = inherited;
        for (Binding binding : own) {
            if (image.get(binding.name()) == null) {
                arguments = arguments.append(binding);
            }
        }
        return new StageEnvironment(arguments, image, VariableSequence.EMPTY, image);
    }

    /** As it would be if the stage's base were an image: without the ARGs of its ancestors. */
    StageEnvironment withoutInherited() {
        return new StageEnvironment(VariableSequence.EMPTY, fromImage, own, image);
    }

    /** The ARGs of ancestors that are still seen. */
    VariableSequence inherited() {
        return inherited;
    }

    /** After ARG. */
    StageEnvironment declare(Binding binding) {
        return new StageEnvironment(
                inherited.without(binding.name()), fromImage.without(binding.name()), own.append(binding), image);
    }

    /** After ENV. An image keeps KEY=VALUE, so that the key ends at the first equals sign there. */
    StageEnvironment define(Binding binding) {
        StageEnvironment declared = declare(binding);
        int equals = binding.name().indexOf('=');
        VariableSequence newImage = equals < 0
                ? image.replace(binding)
                : image.append(Binding.of(
                        binding.name().substring(0, equals),
                        binding.name().substring(equals + 1) + "=" + binding.value(),
                        binding.setIn()));
        return new StageEnvironment(declared.inherited, declared.fromImage, declared.own, newImage);
    }

    @Override
    public @Nullable String get(String name) {
        Binding binding = own.get(name);
        if (binding == null) {
            binding = fromImage.get(name);
        }
        if (binding == null) {
            binding = inherited.get(name);
        }
        return binding == null ? null : binding.value();
    }

    /** What a RUN sees: names, values and order. */
    long fingerprint() {
        return VariableSequence.fingerprint(inherited, fromImage, own);
    }
}
