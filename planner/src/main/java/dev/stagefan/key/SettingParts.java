package dev.stagefan.key;

import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.graph.BuildRequest;
import dev.stagefan.graph.StageNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What counts for every stage of a build alike, or nearly so. */
final class SettingParts {
    /** Another form of keys, other keys. */
    static final String FORM = "stagefan/stage-key/v1";

    private static final String EPOCH = "SOURCE_DATE_EPOCH";
    /** Build args that BuildKit takes for itself begin so. */
    private static final String BUILDKIT = "BUILDKIT_";
    /** buildkit: frontend/dockerfile/dockerfile2llb/convert.go, proxyEnvFromBuildArgs */
    private static final Set<String> PROXIES =
            Set.of("http_proxy", "https_proxy", "ftp_proxy", "no_proxy", "all_proxy");

    private final KeyRequest request;

    SettingParts(KeyRequest request) {
        this.request = request;
    }

    List<KeyPart> of(StageNode stage) throws KeylessException {
        BuildRequest build = request.graph().request();
        Dockerfile dockerfile = request.dockerfile();
        List<KeyPart> parts = new ArrayList<>();
        add(parts, "form", FORM);
        add(parts, "platform", stage.platform() == null ? build.platform().toString() : stage.platform());
        add(parts, "target platform", build.platform().toString());
        add(parts, "build platform", build.buildPlatform().toString());
        add(parts, "salt", request.salt());
        add(parts, "escape", String.valueOf(dockerfile.directives().escape()));
        add(parts, "syntax", dockerfile.directives().syntax());
        add(parts, EPOCH, epoch());
        Map<String, String> buildArgs = new TreeMap<>(build.buildArgs());
        buildArgs.forEach((name, value) -> {
            if (name.startsWith(BUILDKIT)) {
                add(parts, name, value);
            } else if (stage.facts().runs() && PROXIES.contains(name.toLowerCase(Locale.ROOT))) {
                // A proxy's URL may hold a password, and a key's parts are put where others read them.
                add(parts, name, "sha256:" + PartHash.ofText(value));
            }
        });
        return parts;
    }

    private static void add(List<KeyPart> parts, String name, @Nullable String value) {
        if (value != null) {
            parts.add(new KeyPart(KeyPart.Kind.SETTING, name, value));
        }
    }

    /** The time that goes into every image and file of a build; null where the clock gives it, which does not count. */
    private @Nullable String epoch() throws KeylessException {
        String given = request.graph().request().buildArgs().get(EPOCH);
        String value = given == null ? global() : given;
        if (value == null || value.isEmpty()) {
            return value;
        }
        if (!value.chars().allMatch(character -> character >= '0' && character <= '9')) {
            throw new KeylessException(EPOCH + " is no plain number, and what it comes to only the build sees");
        }
        return value;
    }

    private @Nullable String global() {
        String value = null;
        for (Instruction.Arg arg : request.dockerfile().globalArgs()) {
            for (Instruction.ArgDeclaration declaration : arg.declarations()) {
                value = declaration.name().equals(EPOCH) && declaration.value() != null ? declaration.value() : value;
            }
        }
        return value;
    }
}
