package com.exasol.sme.cli.options;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.bucketfs.UploadAdvice;
import com.exasol.sme.cli.terminal.CommandContext;
import com.exasol.sme.container.ArchiveName;
import com.exasol.sme.container.ContainerAdvice;
import com.exasol.sme.container.ContainerLocation;
import com.exasol.sme.container.ContainerRequest;
import com.exasol.sme.container.ContainerSource;
import com.exasol.sme.container.ContainerUrl;
import com.exasol.sme.container.ExpectedDigest;
import com.exasol.sme.container.LocalContainer;
import com.exasol.sme.container.RemoteContainer;
import com.exasol.sme.shared.Progress;
import com.exasol.sme.shared.SmeException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that say which container the Java scripts run in. */
public final class ContainerOptions {
    private static final String DEFINITION = "--language-definition";

    @Option(
            names = LocalContainer.OPTION,
            paramLabel = "<path>",
            description = "Archive (.tar.gz) of a Java script language container: upload it beside the JAR, "
                    + "wait for all nodes, and define the language by it. With --no-upload its name is "
                    + "enough.")
    String file;

    @Option(
            names = ContainerUrl.OPTION,
            paramLabel = "<url>",
            description = "The same, downloaded with HTTPS; with HTTP only if --container-sha256 is given.")
    String url;

    @Option(
            names = ExpectedDigest.OPTION,
            paramLabel = "<digest>",
            description = "SHA-256 digest that the archive has to have; any other is not uploaded.")
    String sha256;

    /** Refuses options that do not go together. */
    public void check(final TargetOptions target, final LanguageOptions language, final WaitOptions wait) {
        if (!isGiven()) {
            if (sha256 != null) {
                throw misuse(
                        ExpectedDigest.OPTION + " (" + digest().orElseThrow().sha256() + ") belongs to no container.",
                        "Give " + LocalContainer.OPTION + " or " + ContainerUrl.OPTION + " as well.");
            }
            return;
        }
        refuse(file != null && url != null, LocalContainer.OPTION, ContainerUrl.OPTION);
        final String given = file == null ? ContainerUrl.OPTION : LocalContainer.OPTION;
        refuse(language.definition != null, given, DEFINITION);
        refuse(!target.isSlcDeployed(), given, "--no-deploy-slc");
        refuse(!wait.isWaiting(), given, "--no-wait-for-completion");
        refuse(sha256 != null && !target.isUploaded(), ExpectedDigest.OPTION, "--no-upload");
    }

    private boolean isGiven() {
        return file != null || url != null;
    }

    private static void refuse(final boolean isBoth, final String first, final String second) {
        if (isBoth) {
            throw misuse(first + " and " + second + " exclude each other.", "Leave out one of them.");
        }
    }

    private static SmeException misuse(final String problem, final String advice) {
        return SmeException.misuse(ExaError.messageBuilder("E-SME-CLI-74")
                .message("{{problem|u}}", problem)
                .mitigation("{{advice|u}}", advice)
                .toString());
    }

    private Optional<ExpectedDigest> digest() {
        return Optional.ofNullable(sha256).map(ExpectedDigest::new);
    }

    private Optional<ContainerUrl> address() {
        return Optional.ofNullable(url).map(text -> ContainerUrl.from(text, sha256 != null));
    }

    /**
     * {@return where the container is to lie, or nothing if none is deployed}
     *
     * @param jar what lies in the same folder
     */
    public Optional<ContainerLocation> location(final JarLocation jar) {
        if (!isGiven()) {
            return Optional.empty();
        }
        digest();
        final ArchiveName name = address().map(ContainerUrl::name).orElseGet(() -> LocalContainer.name(file));
        return Optional.of(new ContainerLocation(jar, name));
    }

    /** What is printed about the container, if there is one; no file is read for it. */
    public List<String> advice(final JarLocation jar, final UploadAdvice upload, final boolean isUploaded) {
        return location(jar)
                .map(location -> ContainerAdvice.lines(
                        location, address(), digest(), isUploaded ? Optional.of(upload) : Optional.empty()))
                .orElse(List.of());
    }

    /** Reads the file; an address is not yet contacted. */
    public ContainerRequest request(
            final ContainerLocation location,
            final boolean isUploaded,
            final WaitOptions wait,
            final CommandContext context) {
        return new ContainerRequest(
                location, isUploaded ? Optional.of(source(wait, wait.progress(context))) : Optional.empty());
    }

    private ContainerSource source(final WaitOptions wait, final Progress progress) {
        return address()
                .<ContainerSource>map(from -> new RemoteContainer(from, digest(), wait.transferLimit(), progress))
                .orElseGet(() -> LocalContainer.read(file, digest(), progress));
    }
}
