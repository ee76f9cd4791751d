package com.exasol.sme.bucketfs;

import static com.exasol.sme.shared.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.shared.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JarLocationTest {
    @ParameterizedTest
    @CsvSource({"'',''", "/,''", "a,a/", "/a/b/,a/b/", "a//./b,a/b/", "my.dir_1-2~@+=,my.dir_1-2~@+=/"})
    void normalisesThePathInTheBucket(final String path, final String directory) {
        assertThat(JarLocation.of("bfsdefault", "default", path).pathInUdf())
                .isEqualTo("/buckets/bfsdefault/default/" + directory + "sme-udf-" + Version.current() + ".jar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "a/../b", "a b", "a:b", "a;b", "a\\b", "ä", "a%20b", "a\nb", "'"})
    void refusesAPathThatAScriptOptionWouldCut(final String path) {
        assertRefused(() -> JarLocation.of("bfsdefault", "default", path))
                .hasMessageStartingWith("E-SME-CLI-9: ")
                .hasMessageContaining("--path-in-bucket");
    }

    @Test
    void refusesASlashInAName() {
        assertRefused(() -> JarLocation.of("a/b", "default", "")).hasMessageContaining("'a/b' in --bucketfs-name");
        assertRefused(() -> JarLocation.of("bfsdefault", "", "")).hasMessageContaining("'' in --bucket cannot");
        assertRefused(() -> new JarLocation("bfsdefault", "default", "a//b")).hasMessageContaining("--path-in-bucket");
    }
}
