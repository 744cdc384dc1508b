package dev.stagefan.workflow;

import dev.stagefan.workflow.yaml.Action;

/** The actions that generated workflows use: GitHub's and Docker's own, each pinned to the commit of a release. */
final class Actions {
    static final Action CHECKOUT = new Action("actions/checkout", "3d3c42e5aac5ba805825da76410c181273ba90b1", "v7.0.1");
    static final Action SETUP_BUILDX =
            new Action("docker/setup-buildx-action", "37fe631027851001ddb9b187196cc803df7f5f0e", "v4.3.0");
    static final Action LOGIN = new Action("docker/login-action", "dbcb813823bdd20940b903addbd779551569679f", "v4.6.0");
    static final Action METADATA =
            new Action("docker/metadata-action", "dc802804100637a589fabce1cb79ff13a1411302", "v6.2.0");
    static final Action BUILD =
            new Action("docker/build-push-action", "53b7df96c91f9c12dcc8a07bcb9ccacbed38856a", "v7.3.0");
    static final Action ATTEST = new Action("actions/attest", "1e69f48acb82d1966a394da916b4c1698aa569d6", "v4.2.2");
    static final Action UPLOAD =
            new Action("actions/upload-artifact", "043fb46d1a93c77aae656e7c1c64a875d1fc6a0a", "v7.0.1");
    static final Action DOWNLOAD =
            new Action("actions/download-artifact", "3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c", "v8.0.1");

    /**
     * The engine that builds. From 0.28 on BuildKit pushes an image and exports its cache at the same time; an engine of
     * another version could also read a Dockerfile differently in each job.
     */
    static final String BUILDKIT_IMAGE = "moby/buildkit:v0.33.1";

    private Actions() {}
}
