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
    private static final int MOST_UNMATCHED = 10;

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
            sentences.add(counted(result.logsGone(), "log") + " not there any more");
        }
        sentences.addAll(shortened(read.unmatched()));
        sentences.addAll(shortened(read.notes()));
        return sentences;
    }

    private static List<String> shortened(List<String> sentences) {
        if (sentences.size() <= MOST_UNMATCHED) {
            return sentences;
        }
        List<String> some = new ArrayList<>(sentences.subList(0, MOST_UNMATCHED));
        some.add("and " + (sentences.size() - MOST_UNMATCHED) + " more of these");
        return some;
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
