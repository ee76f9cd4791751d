package com.exasol.sme.saas;

/**
 * The database of Exasol SaaS that a command is for.
 *
 * @param url      where Exasol SaaS is
 * @param account  whose database it is
 * @param database which one it is
 */
public record SaasTarget(SaasUrl url, SaasId account, DatabaseChoice database) {}
