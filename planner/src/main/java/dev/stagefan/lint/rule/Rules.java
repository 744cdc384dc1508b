package dev.stagefan.lint.rule;

import dev.stagefan.lint.BadIgnore;
import dev.stagefan.lint.Rule;
import java.util.List;

/** The rules that there are. */
public final class Rules {
    /** By code. */
    public static final List<Rule> ALL = List.of(
            BadIgnore.RULE,
            new ShellSyntaxInCopy(),
            new IdenticalStages(),
            new InlineCache(),
            new OverlappingCopies(),
            new InheritedArg(),
            new SerialChain(),
            new MovingSource(),
            new UnnamedStage(),
            new UnreachableStage(),
            new ExternalImageByTag(),
            new WholeRootCopy(),
            new ColdCacheMount(),
            new StageOverJobLimit(),
            new CopyWithoutLink());

    private Rules() {}
}
