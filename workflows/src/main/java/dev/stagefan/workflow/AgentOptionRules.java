package dev.stagefan.workflow;

import dev.stagefan.graph.StageNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the options of a workflow that calls the agent must be for the action to take them. */
final class AgentOptionRules {
    private static final Pattern REFRESH = Pattern.compile("([^=]+)=(nightly|weekly|never|git:\\S+#\\S+)");
    private static final Pattern RESOLVE_ARG = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)=git:[a-z+]+://\\S+");

    /** What Git allows in the name of a ref. */
    private static final Pattern REF = Pattern.compile("[^\\s\\p{Cntrl}~^:\\\\*?\\[]+");

    private AgentOptionRules() {}

    static void check(AgentOptions agent, Subject subject) throws WorkflowException {
        OptionRules.checkPath(agent.planPath());
        String settings = agent.settingsPath();
        if (settings != null) {
            OptionRules.checkPath(settings);
        }
        for (String image : agent.optional()) {
            OptionRules.checkImage(image);
        }
        ReuseOptions reuse = agent.reuse();
        for (String refresh : reuse.refresh()) {
            checkRefresh(refresh, subject);
        }
        for (String arg : reuse.resolveArgs()) {
            checkResolveArg(arg, subject);
        }
        for (String ref : reuse.reuseFrom()) {
            if (!REF.matcher(ref).matches()) {
                throw new WorkflowException("could not take stages of the branch \"" + ref
                        + "\" because no branch has such a name; try --reuse-from main");
            }
        }
        String salt = reuse.salt();
        if (salt != null && !(OptionRules.isOneLine(salt) && ListInput.survives(salt))) {
            throw new WorkflowException(
                    "could not salt the keys with \"" + salt
                            + "\" because a salt is one line without \"${{\" that neither starts nor ends with white space; try --salt 2");
        }
        for (String exposed : subject.options().exposedArgs()) {
            if (exposed.equalsIgnoreCase(ResolveCall.REBUILD)) {
                throw new WorkflowException("could not expose the build arg " + exposed
                        + " because the workflow has an input of that name, which says what to build although nothing"
                        + " changed; try an ARG of another name");
            }
        }
    }

    private static void checkRefresh(String text, Subject subject) throws WorkflowException {
        Matcher matcher = REFRESH.matcher(text);
        if (!matcher.matches()) {
            throw new WorkflowException("could not refresh by \"" + text
                    + "\" because it is not STAGE=WHEN, where WHEN is nightly, weekly, never or git:URL#REF; try --refresh"
                    + " base=weekly");
        }
        List<String> stages = subject.graph().stages().stream()
                .filter(StageNode::reachable)
                .map(StageNode::label)
                .toList();
        if (!stages.contains(matcher.group(1))) {
            throw new WorkflowException("could not refresh the stage " + matcher.group(1)
                    + " because the target needs no such stage; try one of "
                    + stages.stream().limit(20).collect(Collectors.joining(", ")));
        }
    }

    private static void checkResolveArg(String text, Subject subject) throws WorkflowException {
        Matcher matcher = RESOLVE_ARG.matcher(text);
        if (!matcher.matches()) {
            throw new WorkflowException("could not look a build arg up by \"" + text
                    + "\" because it is not NAME=git:URL#REF; try --resolve-arg"
                    + " COMMIT=git:https://github.com/acme/widget#main");
        }
        String name = matcher.group(1);
        if (subject.plan().jobs().stream().noneMatch(job -> job.buildArgs().contains(name))) {
            throw new WorkflowException("could not look up the build arg " + name
                    + " because no stage that is built sees it; try the name of an ARG that one declares");
        }
        if (subject.options().exposedArgs().contains(name)) {
            throw new WorkflowException("could not look up the build arg " + name
                    + " because --expose-arg lets whoever starts the workflow set it; give one of the two");
        }
    }
}
