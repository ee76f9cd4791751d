package com.exasol.sme.access;

import com.exasol.sme.database.SqlIdentifier;
import com.exasol.sme.database.SqlStatement;
import com.exasol.sme.database.SqlText;
import com.exasol.sme.database.StatementPrinter;

/**
 * A CONNECTION to AWS, without its key.
 *
 * @param name    its name
 * @param address what it points at
 */
public record ConnectionDefinition(SqlIdentifier name, String address) {
    public static final String OPTION = "--connection";

    private static final String ID_PLACE = "<access key id>";
    private static final String SECRET_PLACE = "<secret access key>";

    public static ConnectionDefinition of(final SqlIdentifier name, final S3Bucket bucket, final AwsRegion region) {
        return new ConnectionDefinition(name, bucket.address(region));
    }

    /** Prints what a person completes with the key; which of the two is right depends on the live database. */
    public void printTo(final StatementPrinter printer) {
        printer.comment("Put the key into the statement instead of the words in angle brackets.");
        printer.comment("If the connection exists, CREATE OR REPLACE drops all grants on it; then run the last line");
        printer.comment("without its hyphens instead, which keeps them.");
        printer.statement(new SqlStatement("create the connection", sql("CREATE OR REPLACE", ID_PLACE, SECRET_PLACE)));
        printer.toComplete(new SqlStatement("alter the connection", sql("ALTER", ID_PLACE, SECRET_PLACE)));
        printer.flush();
    }

    /** The statement with the key, which is in no other text: it must not be shown. */
    String sql(final String verb, final AwsKey key) {
        return sql(verb, key.id(), key.secret());
    }

    private String sql(final String verb, final String id, final String secret) {
        return verb + " CONNECTION " + name.quoted() + " TO " + SqlText.literal(address) + " USER "
                + SqlText.literal(id) + " IDENTIFIED BY " + SqlText.literal(secret);
    }
}
