package com.exasol.sme.cli.place;

/** Marks options that say something about an Exasol of one's own and that mean nothing in Exasol SaaS. */
interface OnPremises {}
