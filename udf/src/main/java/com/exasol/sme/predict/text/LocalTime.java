package com.exasol.sme.predict.text;

import java.util.TimeZone;

/** The digits of a point in time on the clock of this JVM, found without creating objects. */
public final class LocalTime {
    /** Before, Java's dates follow the Julian calendar. */
    private static final long GREGORIAN_CALENDAR_SINCE = -12_219_206_400_000L;

    private static final int MILLIS_PER_DAY = 86_400_000;
    /** A calendar that begins in March of year 0 has its leap days at the end of years and of 400 years. */
    private static final int DAYS_FROM_MARCH_0_TO_1970 = 719_468;

    private static final int DAYS_PER_400_YEARS = 146_097;

    private final TimeZone zone = TimeZone.getDefault();
    private int day;
    private int secondOfDay;

    /** One more day is left out, so that no time zone plays a part. */
    public static boolean isInOldCalendar(final long time) {
        return time < GREGORIAN_CALENDAR_SINCE;
    }

    public void set(final long time) {
        final long local = time + zone.getOffset(time);
        day = (int) Math.floorDiv(local, (long) MILLIS_PER_DAY);
        secondOfDay = (int) Math.floorMod(local, (long) MILLIS_PER_DAY) / 1000;
    }

    public void writeDay(final CsvBuffer csv) {
        final int days = day + DAYS_FROM_MARCH_0_TO_1970;
        final int dayOf400 = days % DAYS_PER_400_YEARS;
        final int yearOf400 = (dayOf400 - dayOf400 / 1460 + dayOf400 / 36_524 - dayOf400 / 146_096) / 365;
        final int dayOfYear = dayOf400 - (365 * yearOf400 + yearOf400 / 4 - yearOf400 / 100);
        final int monthFromMarch = (5 * dayOfYear + 2) / 153;
        final boolean isNextYear = monthFromMarch >= 10;
        csv.digits(days / DAYS_PER_400_YEARS * 400 + yearOf400 + (isNextYear ? 1 : 0), 4);
        csv.ascii('-');
        csv.digits(isNextYear ? monthFromMarch - 9 : monthFromMarch + 3, 2);
        csv.ascii('-');
        csv.digits(dayOfYear - (153 * monthFromMarch + 2) / 5 + 1, 2);
    }

    public void writeSeconds(final CsvBuffer csv) {
        csv.digits(secondOfDay / 3600, 2);
        csv.ascii(':');
        csv.digits(secondOfDay / 60 % 60, 2);
        csv.ascii(':');
        csv.digits(secondOfDay % 60, 2);
    }
}
