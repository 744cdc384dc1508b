package dev.stagefan.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A browser without a window and with a profile of its own, driven by the WebDriver protocol. */
public final class Browser implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> FLAGS = List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Supervised driver;
    private final String address;
    private String session = "";

    /** What a page is shown on. */
    public enum Screen {
        PHONE(360, 780, true),
        DESKTOP(1280, 900, false);

        private final int width;
        private final int height;
        private final boolean mobile;

        Screen(int width, int height, boolean mobile) {
            this.width = width;
            this.height = height;
            this.mobile = mobile;
        }
    }

    /** What the user prefers. */
    public enum Scheme {
        LIGHT,
        DARK
    }

    private Browser(Supervised driver, String address) {
        this.driver = driver;
        this.address = address;
    }

    public static Browser start() {
        Testbed.require(Testbed.Part.BROWSER);
        Path folder = Folders.create().resolve("browser");
        int port = Registry.freePort();
        List<String> command =
                List.of(Testbed.tool("chromedriver").toString(), "--port=" + port, "--log-level=WARNING");
        Browser browser = new Browser(Supervised.start(folder, command), "http://127.0.0.1:" + port);
        browser.driver.awaitReady(browser::answers);
        browser.begin(folder.resolve("profile"));
        return browser;
    }

    /** Opens a page as it is on a screen. */
    public void open(Path page, Screen screen, Scheme scheme) {
        ObjectNode metrics = JSON.createObjectNode()
                .put("width", screen.width)
                .put("height", screen.height)
                .put("deviceScaleFactor", 1)
                .put("mobile", screen.mobile);
        command("Emulation.setDeviceMetricsOverride", metrics);
        ObjectNode media = JSON.createObjectNode();
        media.putArray("features")
                .addObject()
                .put("name", "prefers-color-scheme")
                .put("value", scheme == Scheme.DARK ? "dark" : "light");
        command("Emulation.setEmulatedMedia", media);
        post("/url", JSON.createObjectNode().put("url", page.toUri().toString()));
    }

    /** What the body of a function answers in the page; a promise is waited for. */
    public JsonNode run(String script) {
        ObjectNode body = JSON.createObjectNode().put("script", script);
        body.putArray("args");
        return post("/execute/sync", body);
    }

    /** What the browser has said since it was asked last: errors of scripts, and what the page's policy refused. */
    public List<String> log() {
        List<String> messages = new ArrayList<>();
        post("/se/log", JSON.createObjectNode().put("type", "browser"))
                .forEach(entry -> messages.add(entry.get("message").asText()));
        return messages;
    }

    /** The page as PDF. */
    public byte[] print() {
        return Base64.getDecoder()
                .decode(post("/print", JSON.createObjectNode()).asText());
    }

    private void begin(Path profile) {
        ObjectNode body = JSON.createObjectNode();
        ObjectNode wanted = body.putObject("capabilities").putObject("alwaysMatch");
        wanted.put("browserName", "chrome").putObject("goog:loggingPrefs").put("browser", "ALL");
        ObjectNode options = wanted.putObject("goog:chromeOptions");
        options.put("binary", Testbed.tool("browser").toString());
        options.putArray("args").add("--user-data-dir=" + profile);
        FLAGS.forEach(options.withArray("args")::add);
        session = send("POST", "/session", body).get("sessionId").asText();
    }

    private void command(String name, ObjectNode parameters) {
        post("/goog/cdp/execute", JSON.createObjectNode().put("cmd", name).set("params", parameters));
    }

    private JsonNode post(String path, JsonNode body) {
        return send("POST", "/session/" + session + path, body);
    }

    private boolean answers() {
        try {
            return send("GET", "/status", null).get("ready").asBoolean();
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private JsonNode send(String method, String path, @Nullable JsonNode body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
                .build();
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("the browser refused " + path + ": " + response.body());
            }
            return JSON.readTree(response.body()).get("value");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            send("DELETE", "/session/" + session, null);
        } finally {
            driver.close();
        }
    }
}
