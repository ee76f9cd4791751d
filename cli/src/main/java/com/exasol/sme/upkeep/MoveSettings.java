package com.exasol.sme.upkeep;

import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.database.SqlStatement;
import com.exasol.sme.deploy.DeploymentSettings;
import com.exasol.sme.language.JvmOption;
import com.exasol.sme.language.LanguageAlias;
import com.exasol.sme.shared.Version;
import java.util.List;
import java.util.Optional;

/**
 * What a deployment writes into prediction scripts.
 *
 * @param jar        where its JAR is
 * @param alias      the script language
 * @param jvmOptions those that the administrator gives
 */
public record MoveSettings(JarLocation jar, LanguageAlias alias, List<JvmOption> jvmOptions) {
    public MoveSettings {
        jvmOptions = List.copyOf(jvmOptions);
    }

    public static MoveSettings from(final DeploymentSettings settings) {
        return new MoveSettings(settings.jar(), settings.language().alias(), settings.jvmOptions());
    }

    /** The statement that moves a script over; nothing if no deployment can have written the script. */
    Optional<SqlStatement> move(final PredictionScript script) {
        return PredictionScriptText.from(script.script().text())
                .map(text -> statement(
                        script.script().quoted(),
                        text.signature(),
                        text.bodyFor(jar.pathInUdf(), Version.current(), jvmOptions)));
    }

    SqlStatement statement(final String quotedName, final String signature, final String body) {
        return new SqlStatement(
                "move the prediction script " + quotedName,
                "CREATE OR REPLACE " + alias.name() + " SET SCRIPT " + quotedName + " " + signature + " AS\n" + body
                        + "/");
    }
}
