package com.exasol.sme.bucketfs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadedFileTest {
    @Test
    void knowsWhereItsBucketHasIt() {
        assertThat(UploadedFile.udfJar("/buckets/bfsdefault/default/a/b/sme-udf-0.1.0.jar"))
                .contains(new UploadedFile("bfsdefault", "default", "a/b/sme-udf-0.1.0.jar"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/buckets/s/b/sme-udf-0.0.9.jar", "/buckets/s/b/a.b/c/sme-udf-10.2.jar"})
    void keepsThePath(final String path) {
        assertThat(UploadedFile.udfJar(path)).map(UploadedFile::pathInUdf).contains(path);
    }

    @Test
    void tellsWhereADeploymentIntoTheSameFolderHasItsJar() {
        assertThat(UploadedFile.udfJar("/buckets/s/b/a/sme-udf-0.0.9.jar")
                        .orElseThrow()
                        .location())
                .isEqualTo(JarLocation.of("s", "b", "a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sme-udf-0.1.0.jar",
                "/buckets/s/b/other.jar",
                "/buckets/s/sme-udf-0.1.0.jar",
                "/buckets/s/b/../c/sme-udf-0.1.0.jar",
                "/buckets/s/b/./sme-udf-0.1.0.jar",
                "/buckets/s/../sme-udf-0.1.0.jar",
                "/buckets/s/b/%2e%2e/sme-udf-0.1.0.jar",
                "/buckets/s/b/a b/sme-udf-0.1.0.jar",
                "/buckets/s/b/sme-udf-0.1.0.jar?x",
                "/buckets/s/b/sme-udf-0.1.0.jar/x",
                "/buckets/s/b/sme-udf-/x.jar"
            })
    void isNothingElse(final String path) {
        assertThat(UploadedFile.udfJar(path)).isEmpty();
    }
}
