package com.exasol.sme.scripts;

import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.database.SqlStatement;
import com.exasol.sme.language.JvmOption;
import com.exasol.sme.language.LanguageAlias;
import com.exasol.sme.shared.Version;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the statements that create the scripts, for one set of options. */
public final class ScriptFactory {
    /** Stands in the templates of the scripts that ask AWS: none of them lives long enough for another compiler. */
    public static final String COMPILER_OPTION = "-XX:TieredStopAtLevel=1";

    private static final List<String> SCRIPTS_ASKING_AWS = List.of(
            "sme_autopilot_training_udf",
            "sme_autopilot_job_status_polling_udf",
            "sme_autopilot_endpoint_deployment_udf",
            "sme_autopilot_endpoint_deletion_udf");

    private static final List<String> SCRIPTS_WRITING_TEXTS = List.of("sme_double_text");

    private static final String LIBRARY = "sme_library";
    private static final String LUA_TEMPLATE = "lua_script";

    /**
     * A script that users call.
     *
     * @param name       its name in the catalogue
     * @param entry      its file, without the modules that it takes from the library
     * @param parameters the names of its parameters, as the file knows them
     */
    private record LuaScript(String name, String entry, String... parameters) {}

    private static final List<LuaScript> LUA_SCRIPTS = List.of(
            new LuaScript("SME_TRAIN_WITH_SAGEMAKER_AUTOPILOT", "autopilot_training", "json_str"),
            new LuaScript("SME_TRAIN_WITH_SAGEMAKER", "sagemaker_training", "json_str"),
            new LuaScript(
                    "SME_POLL_SAGEMAKER_AUTOPILOT_JOB_STATUS",
                    "autopilot_job_status_polling",
                    "job_name",
                    "aws_credentials_connection_name",
                    "aws_region"),
            new LuaScript(
                    "SME_POLL_SAGEMAKER_JOB",
                    "sagemaker_job_polling",
                    "job_name",
                    "aws_credentials_connection_name",
                    "aws_region"),
            new LuaScript(
                    "SME_DEPLOY_SAGEMAKER_AUTOPILOT_ENDPOINT",
                    "autopilot_endpoint_deployment",
                    "job_name",
                    "endpoint_name",
                    "schema_name",
                    "instance_type",
                    "instance_count",
                    "aws_credentials_connection_name",
                    "aws_region"),
            new LuaScript("SME_DEPLOY_SAGEMAKER_ENDPOINT", "sagemaker_endpoint_deployment", "json_str"),
            new LuaScript("SME_REGISTER_SAGEMAKER_ENDPOINT", "sagemaker_endpoint_registration", "json_str"),
            new LuaScript(
                    "SME_POLL_SAGEMAKER_ENDPOINT_STATUS",
                    "sagemaker_endpoint_status_polling",
                    "endpoint_name",
                    "aws_credentials_connection_name",
                    "aws_region"),
            new LuaScript(
                    "SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT",
                    "autopilot_endpoint_deletion",
                    "endpoint_name",
                    "aws_credentials_connection_name",
                    "aws_region"),
            new LuaScript("SME_DELETE_SAGEMAKER_ENDPOINT", "sagemaker_endpoint_deletion", "json_str"));

    private final JarLocation jar;
    private final LanguageAlias alias;
    private final List<JvmOption> jvmOptions;

    /** {@return all options of the scripts that ask AWS, in their order} */
    public static List<JvmOption> optionsOfScripts(final List<JvmOption> given) {
        return Stream.concat(Stream.of(new JvmOption(COMPILER_OPTION)), given.stream())
                .toList();
    }

    /** The names of the Java scripts that ask AWS with the key of a CONNECTION. */
    static List<String> namesAskingAws() {
        return SCRIPTS_ASKING_AWS.stream().map(ScriptFactory::inCatalogue).toList();
    }

    /** The names of the Java scripts that turn values into texts, and ask nobody. */
    static List<String> namesWritingTexts() {
        return SCRIPTS_WRITING_TEXTS.stream().map(ScriptFactory::inCatalogue).toList();
    }

    /** The names of all scripts that users call. */
    static List<String> luaNames() {
        return LUA_SCRIPTS.stream().map(LuaScript::name).toList();
    }

    /** The name of the Lua script that those import. */
    static String nameOfLibrary() {
        return inCatalogue(LIBRARY);
    }

    private static String inCatalogue(final String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    public ScriptFactory(final JarLocation jar, final LanguageAlias alias, final List<JvmOption> jvmOptions) {
        this.jar = jar;
        this.alias = alias;
        this.jvmOptions = jvmOptions;
    }

    /** All scripts, those that are called before those that call them. */
    public List<Script> scripts() {
        return Stream.concat(java(), lua()).toList();
    }

    private Stream<Script> java() {
        final String moreOptions = jvmOptions.stream()
                .map(option -> "\n%jvmoption " + option.text() + ";")
                .collect(Collectors.joining());
        final Map<String, String> values =
                Map.of("alias", alias.name(), "jar", jar.pathInUdf(), "more_options", moreOptions);
        return Stream.concat(SCRIPTS_ASKING_AWS.stream(), SCRIPTS_WRITING_TEXTS.stream())
                .map(name -> script(name, values));
    }

    private Stream<Script> lua() {
        final LuaBundler bundler =
                new LuaBundler(Map.of(LuaDeployment.MODULE, LuaDeployment.source(jar, alias, jvmOptions)));
        final List<String> entries = LUA_SCRIPTS.stream().map(LuaScript::entry).toList();
        return Stream.concat(
                Stream.of(script(LIBRARY, Map.of("lua", bundler.library(entries)))),
                LUA_SCRIPTS.stream().map(script -> lua(script, bundler)));
    }

    private static Script lua(final LuaScript script, final LuaBundler bundler) {
        return script(
                script.name(),
                LUA_TEMPLATE,
                Map.of(
                        "name",
                        script.name(),
                        "parameters",
                        String.join(", ", script.parameters()),
                        "lua",
                        bundler.script(script.entry())));
    }

    private static Script script(final String name, final Map<String, String> values) {
        return script(inCatalogue(name), name, values);
    }

    private static Script script(final String name, final String file, final Map<String, String> values) {
        final SqlTemplate template = SqlTemplate.load(file + ".sql");
        final Map<String, String> all = new HashMap<>(values);
        all.put("version", Version.current());
        // The hash covers the text without its own line; so it is written with an empty one first.
        all.put("hash", "");
        final String hash = ScriptHash.of(template.render(all));
        all.put("hash", hash);
        return new Script(name, hash, new SqlStatement("create the script " + name, template.render(all)));
    }
}
