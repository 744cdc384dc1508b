package dev.stagefan.workflow;

import dev.stagefan.graph.StageNode.SecretUse;
import dev.stagefan.plan.Job;
import dev.stagefan.workflow.yaml.Triggers.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The GitHub secrets that a workflow uses, which a workflow that calls it must pass on. */
final class UsedSecrets {
    private UsedSecrets() {}

    /** By name; without the workflow's own token, which a called workflow has anyway. */
    static List<Secret> of(Subject subject) throws WorkflowException {
        Map<String, Secret> secrets = new TreeMap<>();
        Registry.Credentials credentials = subject.options().registry().credentials();
        if (credentials != null) {
            String host = subject.options().registry().host();
            add(secrets, new Secret(credentials.usernameSecret(), "user name at " + host, true));
            add(secrets, new Secret(credentials.passwordSecret(), "password at " + host, true));
        }
        RemoteBuildKit buildKit = subject.options().buildKit();
        if (buildKit != null) {
            buildKit.all()
                    .forEach(certificate ->
                            add(secrets, new Secret(certificate.secret(), certificate.description(), true)));
        }
        for (Job job : subject.plan().jobs()) {
            for (SecretUse secret : job.secrets()) {
                String name = SecretNames.ofSecret(secret.id(), subject.options());
                add(
                        secrets,
                        new Secret(name, "secret that the Dockerfile mounts as " + secret.id(), secret.required()));
            }
            for (String id : job.ssh()) {
                String name = SecretNames.ofSshKey(id, subject.options());
                add(secrets, new Secret(name, "private key of the SSH agent " + id, false));
            }
        }
        secrets.remove(SecretNames.TOKEN);
        return new ArrayList<>(secrets.values());
    }

    private static void add(Map<String, Secret> secrets, Secret secret) {
        secrets.merge(
                secret.name(),
                secret,
                (known, again) -> new Secret(known.name(), known.description(), known.required() || again.required()));
    }
}
