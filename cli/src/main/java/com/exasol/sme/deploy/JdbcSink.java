package com.exasol.sme.deploy;

import com.exasol.sme.bucketfs.JarUpload;
import com.exasol.sme.database.JdbcSession;
import com.exasol.sme.database.SchemaName;
import com.exasol.sme.database.StatementPrinter;
import com.exasol.sme.deploy.DeploymentSettings.Part;
import com.exasol.sme.language.LanguageRequest;
import com.exasol.sme.language.LanguageSetting;
import com.exasol.sme.scripts.MetadataTable;
import com.exasol.sme.scripts.Script;
import com.exasol.sme.shared.SmeException;
import java.sql.Connection;
import java.util.List;
import java.util.function.Consumer;

/**
 * Carries a deployment out: the language of the session, the JAR, the language of new sessions, then all objects in
 * one transaction.
 */
public final class JdbcSink implements StatementSink {
    private final JdbcSession session;
    private final JarUpload upload;
    private final LanguageSetting languages;
    private final StatementPrinter printer;
    private final Consumer<String> progress;
    private SchemaName schema;

    /**
     * @param upload  what brings the JAR to BucketFS; it may call Java scripts
     * @param printer takes statements that are left to an administrator
     * @param progress takes a line for each thing done
     */
    public JdbcSink(
            final Connection connection,
            final JarUpload upload,
            final StatementPrinter printer,
            final Consumer<String> progress) {
        session = new JdbcSession(connection);
        this.upload = upload;
        this.printer = printer;
        languages = new LanguageSetting(session, printer, progress);
        this.progress = progress;
    }

    @Override
    public void start(final DeploymentSettings settings) {
        if (settings.has(Part.LANGUAGE)) {
            languages.activateInSession(settings.language());
        }
        upload.run(settings.jar());
    }

    /** Only remembered: the schema belongs to the transaction of its objects. */
    @Override
    public void schema(final SchemaName schema) {
        this.schema = schema;
    }

    @Override
    public void language(final LanguageRequest language) {
        try {
            languages.activate(language);
        } catch (final SmeException exception) {
            throw PartialDeployment.explain(exception);
        }
    }

    @Override
    public void objects(final List<MetadataTable> tables, final List<Script> scripts) {
        final ObjectTransaction.Outcome outcome = new ObjectTransaction(session).run(schema, tables, scripts);
        outcome.report().forEach(progress);
        if (!outcome.grants().isEmpty()) {
            outcome.grants().forEach(printer::statement);
            printer.flush();
        }
    }
}
