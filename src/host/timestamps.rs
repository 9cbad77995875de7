//! Timestamps and durations as the standards write them: two decimals at most, and a zone only after a fraction, as the
//! strictest parsers ask.

const MS_PER_DAY: u64 = 86_400_000;
/// The most that four digits of hours hold. No visit is longer.
const MOST_SECONDS: u32 = 9999 * 3600 + 3599;

/// A duration as SCORM 1.2 writes it: `0001:02:03.00`.
pub fn duration_12(seconds: u32) -> String {
    let seconds = seconds.min(MOST_SECONDS);
    format!("{:04}:{:02}:{:02}.00", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// A duration as ISO 8601 writes it: `PT1H2M3S`.
pub fn duration_iso(seconds: u32) -> String {
    let seconds = seconds.min(MOST_SECONDS);
    format!("PT{}H{}M{}S", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// The time of day of a timestamp in milliseconds since 1970, UTC: `02:41:40.12`.
pub fn time_of_day(at_ms: u64) -> String {
    let ms = at_ms % MS_PER_DAY;
    let (seconds, hundredths) = (ms / 1000, ms % 1000 / 10);
    format!(
        "{:02}:{:02}:{:02}.{hundredths:02}",
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60
    )
}

/// A timestamp in milliseconds since 1970, in full: `2026-11-24T02:41:40.12Z`.
pub fn timestamp(at_ms: u64) -> String {
    let (year, month, day) = date(at_ms / MS_PER_DAY);
    format!("{year:04}-{month:02}-{day:02}T{}Z", time_of_day(at_ms))
}

/// The Gregorian date of a day since 1970-01-01, counted in eras of 400 years from 1 March of the year 0.
fn date(days: u64) -> (u64, u64, u64) {
    let days = days + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let (of_month, month) = (day - (153 * month + 2) / 5 + 1, (month + 2) % 12 + 1);
    (era * 400 + year + u64::from(month <= 2), month, of_month)
}
