package dev.stagefan.record;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a record that was read says what a job can have done; what JSON cannot say of types is checked here. */
final class RecordCheck {
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final Pattern PRODUCT = Pattern.compile("(?:stage|slice)-[0-9]{1,9}|image");
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private @Nullable String fault;

    private RecordCheck() {}

    /** The first thing that is wrong, a clause; empty where nothing is. */
    static Optional<String> of(JobRecord record) {
        RecordCheck check = new RecordCheck();
        check.digest("planDigest", record.planDigest());
        check.text("run", record.run());
        check.text("job", record.job());
        check.text("runner", record.runner());
        check.time("startedAt", record.startedAt());
        check.time("endedAt", record.endedAt());
        check.given("outcome", record.outcome());
        check.amount("diskBytes", record.diskBytes());
        check.machine(record.machine());
        for (int i = 0; i < record.builds().size(); i++) {
            check.build("builds[" + i + "]", record.builds().get(i));
        }
        for (int i = 0; i < record.products().size(); i++) {
            check.product("products[" + i + "]", record.products().get(i));
        }
        return Optional.ofNullable(check.fault);
    }

    private void machine(JobRecord.@Nullable Machine machine) {
        if (machine == null) {
            given("machine", null);
            return;
        }
        text("machine.driver", machine.driver());
        text("machine.buildxVersion", machine.buildxVersion());
        amount("machine.cores", machine.cores());
    }

    private void build(String place, BuildTrace build) {
        text(place + ".purpose", build.purpose());
        time(place + ".startedAt", build.startedAt());
        amount(place + ".seconds", build.seconds());
        amount(place + ".pulledBytes", build.pulledBytes());
        amount(place + ".pushedBytes", build.pushedBytes());
        for (int i = 0; i < build.steps().size(); i++) {
            BuildTrace.Step step = build.steps().get(i);
            String its = place + ".steps[" + i + "]";
            text(its + ".name", step.name());
            given(its + ".ending", step.ending());
            amount(its + ".startSeconds", step.startSeconds());
            amount(its + ".seconds", step.seconds());
        }
    }

    private void product(String place, JobRecord.Product product) {
        text(place + ".label", product.label());
        text(place + ".key", product.key());
        digest(place + ".digest", product.digest());
        amount(place + ".bytes", product.bytes());
        if (product.key() != null && !PRODUCT.matcher(product.key()).matches()) {
            fault(place + ".key is not stage-INDEX, slice-INDEX or image");
        }
    }

    private void text(String place, @Nullable String text) {
        given(place, text);
        if (text != null && text.isBlank()) {
            fault(place + " is empty");
        }
    }

    private void digest(String place, @Nullable String digest) {
        given(place, digest);
        if (digest != null && !DIGEST.matcher(digest).matches()) {
            fault(place + " is no digest as sha256:…");
        }
    }

    private void time(String place, @Nullable Instant time) {
        given(place, time);
        if (time != null && (time.isBefore(FIRST) || time.isAfter(LAST))) {
            fault(place + " is a time at which nothing was built");
        }
    }

    private void amount(String place, @Nullable Number amount) {
        if (amount != null && !(amount.doubleValue() >= 0 && amount.doubleValue() < Double.POSITIVE_INFINITY)) {
            fault(place + " is less than nothing, or no number");
        }
    }

    private void given(String place, @Nullable Object value) {
        if (value == null) {
            fault(place + " is missing");
        }
    }

    private void fault(String found) {
        if (fault == null) {
            fault = found;
        }
    }
}
