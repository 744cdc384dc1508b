package dev.stagefan.oracle;

import dev.stagefan.dockerfile.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** All that differs between our reading of a case and BuildKit's. */
final class Comparison {
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'|\\d+|\\([^)]*\\)");

    private Comparison() {}

    static List<Difference> of(BuildCase asked, Oracle oracle) {
        return of(asked, OurReading.of(asked), oracle.ask(asked));
    }

    static List<Difference> of(BuildCase asked, OurReading ours, OracleAnswer theirs) {
        if (ours.crash() != null) {
            return List.of(new Difference("crash", ours.crash().toString(), verdict(theirs)));
        }
        boolean gaveUp = theirs.error() != null && theirs.error().phase().equals("timeout");
        if (gaveUp
                || (ours.refusal() != null
                        && theirs.error() != null
                        && !theirs.error().isVerdict())) {
            // Where BuildKit takes too long, any answer of ours will do; where it dies, only a refusal.
            return List.of();
        }
        if (ours.refusal() == null != theirs.accepted()) {
            return List.of(new Difference(acceptance(ours, theirs), verdict(ours), verdict(theirs)));
        }
        List<Difference> differences = new ArrayList<>();
        if (ours.refusal() != null
                && theirs.error() != null
                && !theirs.error().mayBeAt(ours.refusal().position().line())) {
            differences.add(new Difference("line of the refusal", verdict(ours), verdict(theirs)));
        }
        if (ours.dockerfile() != null && theirs.text() != null && asked.isUtf8()) {
            differences.addAll(TextComparison.of(ours.dockerfile(), theirs.text()));
        }
        if (ours.graph() != null && theirs.graph() != null && asked.isUtf8()) {
            differences.addAll(GraphComparison.of(ours.graph(), theirs.graph()));
        }
        return differences;
    }

    /** Told apart by the reason, as far as it is not what the file says. */
    private static String acceptance(OurReading ours, OracleAnswer theirs) {
        OracleAnswer.Failure error = theirs.error();
        if (error != null) {
            return "acceptance, BuildKit says "
                    + QUOTED.matcher(error.message()).replaceAll("…");
        }
        return "acceptance, we say "
                + (ours.refusal() == null ? "nothing" : ours.refusal().rule());
    }

    private static String verdict(OurReading ours) {
        Diagnostic refusal = ours.refusal();
        return refusal == null ? "accepted" : refusal.position().line() + ": " + refusal.message();
    }

    private static String verdict(OracleAnswer theirs) {
        OracleAnswer.Failure error = theirs.error();
        return error == null ? "accepted" : error.line() + ": " + error.message() + " (" + error.phase() + ")";
    }
}
