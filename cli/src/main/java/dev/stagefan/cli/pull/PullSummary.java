package dev.stagefan.cli.pull;

import dev.stagefan.buildlog.match.TimingsImport;
import dev.stagefan.github.history.HistoryQuery;
import dev.stagefan.github.history.PullResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a pull found, in sentences. */
public final class PullSummary {
    /** More of the same kind tell nothing more. */
    private static final int MOST_OF_A_KIND = 10;

    private PullSummary() {}

    public static List<String> sentences(HistoryQuery query, PullResult result, TimingsImport read) {
        List<String> sentences = new ArrayList<>();
        if (result.runs() > 0) {
            sentences.add("read " + counted(result.runs(), "run") + " of " + query.workflow() + ": "
                    + counted(result.jobs(), "job") + " and " + counted(result.logs(), "log") + " that count");
        }
        if (!result.leftOut().isEmpty()) {
            sentences.add("jobs left out: "
                    + result.leftOut().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(reason -> reason.getValue() + " " + reason.getKey())
                            .collect(Collectors.joining(", ")));
        }
        if (result.queueUnknown() > 0) {
            sentences.add("time in the queue left out for " + counted(result.queueUnknown(), "job")
                    + " that may have waited for other jobs; to tell, give --workflow the path of the workflow's file");
        }
        if (result.logsGone() > 0) {
            sentences.add(counted(result.logsGone(), "log") + " not there");
        }
        sentences.addAll(shortened("note: ", read.notes()));
        sentences.addAll(shortened("not in the Dockerfile, and kept as the log calls it: ", read.unmatched()));
        return sentences;
    }

    private static List<String> shortened(String prefix, List<String> sentences) {
        List<String> shown = new ArrayList<>();
        sentences.stream().limit(MOST_OF_A_KIND).forEach(sentence -> shown.add(prefix + sentence));
        if (sentences.size() > MOST_OF_A_KIND) {
            shown.add("and " + (sentences.size() - MOST_OF_A_KIND) + " more of these");
        }
        return shown;
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
