package dev.stagefan.github.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.stagefan.http.Pace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.kohsuke.github.connector.GitHubConnector;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/** Makes the library's requests, and makes them again where that may help; gives it whole JSON answers only. */
final class PatientConnector implements GitHubConnector {
    private static final int BAD_REQUEST = 400;
    private static final int MOST_OF_AN_ERROR = 1 << 16;
    private static final JsonFactory JSON = new JsonFactory();

    private final GitHubConnector connector;
    private final Access access;
    private final Patience patience;
    private final Pace pace;

    PatientConnector(GitHubConnector connector, Access access, Patience patience, Pace pace) {
        this.connector = connector;
        this.access = access;
        this.patience = patience;
        this.pace = pace;
    }

    @Override
    public GitHubConnectorResponse send(GitHubConnectorRequest request) throws IOException {
        String call = call(request);
        return patience.carryOut(call, () -> attempt(call, request));
    }

    private GitHubConnectorResponse attempt(String call, GitHubConnectorRequest request) throws IOException {
        GitHubConnectorResponse response = connector.send(request);
        try {
            check(call, response);
        } catch (IOException e) {
            response.close();
            throw e;
        }
        return response;
    }

    private void check(String call, GitHubConnectorResponse response) throws IOException {
        if (response.statusCode() >= BAD_REQUEST) {
            Answer answer = new Answer(response.statusCode(), response::header, beginning(response));
            answer.refuse(call, access, pace.clock().instant());
        }
        // The response keeps what is read here, so that the library does not read from the connection again.
        try (InputStream body = response.bodyStream();
                JsonParser parser = JSON.createParser(body)) {
            while (parser.nextToken() != null) {
                parser.skipChildren();
            }
        } catch (JsonProcessingException e) {
            throw new Setback(Setback.Kind.FAULT, "the answer is no whole JSON", null);
        }
    }

    private static String beginning(GitHubConnectorResponse response) {
        try (InputStream body = response.bodyStream()) {
            return new String(body.readNBytes(MOST_OF_AN_ERROR), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    /** Method and path; the query says nothing that a person needs. */
    private static String call(GitHubConnectorRequest request) {
        return request.method() + " " + request.url().getPath();
    }
}
