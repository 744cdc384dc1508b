package dev.stagefan.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stagefan.registry.RegistryException.Kind;
import dev.stagefan.registry.RegistryHost.Question;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The tags of one repository, which come in pages.
 *
 * @param host its registry
 */
record Tags(RegistryHost host, Repository repository) {
    private static final int A_PAGE = 1000;
    private static final int MOST_PAGES = 10_000;
    private static final int MOST = 4 << 20;
    private static final int NOT_FOUND = 404;

    /** RFC 8288; registries send one link in a header. */
    private static final Pattern NEXT = Pattern.compile("<([^>]*)>\\s*;[^,]*\\brel=\"?next\"?");

    private static final ObjectMapper JSON = new ObjectMapper();

    private record Page(List<String> tags, @Nullable HttpUrl next) {}

    List<String> list() throws RegistryException, InterruptedException {
        List<String> tags = new ArrayList<>();
        Set<HttpUrl> asked = new HashSet<>();
        HttpUrl next = host.address(repository, "tags/list")
                .addQueryParameter("n", String.valueOf(A_PAGE))
                .build();
        while (next != null) {
            if (!asked.add(next) || asked.size() > MOST_PAGES) {
                throw new RegistryException(
                        Kind.CORRUPT, call() + " because " + host.name() + " never ends its list; tell its keepers");
            }
            Request request = new Request.Builder().url(next).build();
            Page page = host.ask(
                    Question.read("list the tags of " + repository, repository, request, NOT_FOUND), this::page);
            tags.addAll(page.tags());
            next = page.next();
        }
        return List.copyOf(tags);
    }

    private String call() {
        return "could not list the tags of " + repository;
    }

    private Page page(Response response) throws IOException {
        if (response.code() == NOT_FOUND) {
            return new Page(List.of(), null);
        }
        JsonNode json;
        try {
            json = JSON.readTree(Exchange.body(response, MOST, "list the tags of " + repository));
        } catch (JsonProcessingException e) {
            throw new Setback(
                    Kind.CORRUPT, "the answer of " + host.name() + " is no JSON", "check that it is a registry", null);
        }
        List<String> tags = new ArrayList<>();
        json.path("tags").forEach(tag -> tags.add(tag.asText()));
        return new Page(tags, next(response));
    }

    private @Nullable HttpUrl next(Response response) throws RegistryException {
        Matcher link = NEXT.matcher(response.headers("Link").stream().reduce("", (all, one) -> all + one + ","));
        if (!link.find()) {
            return null;
        }
        HttpUrl next = host.next(response, link.group(1));
        if (next == null || !host.isApi(next)) {
            throw new RegistryException(
                    Kind.REFUSED,
                    call() + " because " + host.name() + " says that the list goes on at another host, which is not"
                            + " asked; tell its keepers");
        }
        return next;
    }
}
