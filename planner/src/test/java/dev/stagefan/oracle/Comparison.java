package dev.stagefan.oracle;

import dev.stagefan.dockerfile.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/** All that differs between our reading of a case and BuildKit's. */
final class Comparison {
    private Comparison() {}

    static List<Difference> of(BuildCase asked, Oracle oracle) {
        return of(asked, OurReading.of(asked), oracle.ask(asked));
    }

    static List<Difference> of(BuildCase asked, OurReading ours, OracleAnswer theirs) {
        if (ours.crash() != null) {
            return List.of(new Difference("crash", ours.crash().toString(), verdict(theirs)));
        }
        if (ours.refusal() == null != theirs.accepted()) {
            return List.of(new Difference("acceptance", verdict(ours), verdict(theirs)));
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

    private static String verdict(OurReading ours) {
        Diagnostic refusal = ours.refusal();
        return refusal == null ? "accepted" : refusal.position().line() + ": " + refusal.message();
    }

    private static String verdict(OracleAnswer theirs) {
        OracleAnswer.Failure error = theirs.error();
        return error == null ? "accepted" : error.line() + ": " + error.message() + " (" + error.phase() + ")";
    }
}
