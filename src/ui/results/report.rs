//! The exported results, as text for people, JSON for programs, CSV for spreadsheets. Pure functions of the state.
//!
//! Field names of JSON and CSV are public and are not translated; answers are letters of the authored order.

use std::fmt::Write;

use crate::lesson::questions::{n_concepts, question};
use crate::progress::{Answer, Confidence, State};
use crate::ui::text;

/// In which format results are exported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// For people.
    #[default]
    Text,
    /// For spreadsheets: comma-separated values as RFC 4180 has them, one line a question.
    Csv,
    /// For programs: one object.
    Json,
}

impl Format {
    /// All formats, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Text, Self::Csv, Self::Json];

    /// The name of the file that holds it.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Text => "attention-results.txt",
            Self::Csv => "attention-results.csv",
            Self::Json => "attention-results.json",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Text => "text/plain",
            Self::Csv => "text/csv",
            Self::Json => "application/json",
        }
    }
}

/// The results of `state` in this format; `mastery_percent` decides who passed.
pub fn report(state: &State, mastery_percent: u8, format: Format) -> String {
    match format {
        Format::Text => as_text(state, mastery_percent),
        Format::Csv => as_csv(state),
        Format::Json => as_json(state, mastery_percent),
    }
}

/// `content` as an address that a browser saves from without a server (RFC 2397).
pub fn data_url(format: Format, content: &str) -> String {
    let mut url = format!("data:{};charset=utf-8,", format.media_type());
    for byte in content.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            url.push(char::from(byte));
        } else {
            push(&mut url, format_args!("%{byte:02X}"));
        }
    }
    url
}

/// Writing into a string cannot fail.
fn push(text: &mut String, piece: std::fmt::Arguments<'_>) {
    let _ = text.write_fmt(piece);
}

fn as_text(state: &State, mastery_percent: u8) -> String {
    let score = state.quiz.score();
    let mut out = format!(
        "{}\n{}\n{}\n{}\n",
        text::REPORT_TITLE.plain(),
        text::score(score),
        text::outcome(score, mastery_percent),
        text::time_spent(state.seconds)
    );
    for concept in 0..n_concepts() {
        let given = question(concept, 0, state.quiz.seed);
        push(&mut out, format_args!("\n{}. {}\n", concept + 1, given.prompt));
        let Some(answer) = state.quiz.records[concept].first else {
            push(&mut out, format_args!("   {}\n", text::NOT_ANSWERED.plain()));
            continue;
        };
        let stated = answer.confidence.map_or("", text::stated);
        let verdict = if answer.letter == given.right {
            text::CORRECT.plain()
        } else {
            text::NOT_QUITE.plain()
        };
        let chosen = &given.option(answer.letter).text;
        push(
            &mut out,
            format_args!("   {}: {chosen} ({verdict}) {stated}", text::YOUR_ANSWER.plain()),
        );
        out.truncate(out.trim_end().len());
        out.push('\n');
        if answer.letter != given.right {
            push(
                &mut out,
                format_args!(
                    "   {}: {}\n",
                    text::RIGHT_ANSWER.plain(),
                    given.option(given.right).text
                ),
            );
        }
    }
    out
}

const FIELDS: &str = "question,prompt,answer,right,correct,confidence,mastered,retries";

/// The entries of [`FIELDS`] for one question, each as it stands in JSON; `null` is nothing in CSV.
fn entries(state: &State, concept: usize) -> [String; 8] {
    let record = &state.quiz.records[concept];
    let given = question(concept, 0, state.quiz.seed);
    let letter = |answer: Answer| quoted(answer.letter.name());
    let or_null = |entry: Option<String>| entry.unwrap_or_else(|| "null".into());
    let confidence = record.first.and_then(|answer| answer.confidence).map(confidence_name);
    [
        (concept + 1).to_string(),
        quoted(&given.prompt),
        or_null(record.first.map(letter)),
        // Of what is still open nothing is told.
        or_null(record.first.map(|_| quoted(given.right.name()))),
        or_null(record.first.map(|_| state.quiz.is_right_at_first(concept).to_string())),
        or_null(confidence.map(quoted)),
        record.mastered.to_string(),
        record.retries.to_string(),
    ]
}

fn confidence_name(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Guessing => "guessing",
        Confidence::FairlySure => "fairly-sure",
        Confidence::Certain => "certain",
    }
}

fn as_csv(state: &State) -> String {
    let mut out = format!("{FIELDS}\r\n");
    for concept in 0..n_concepts() {
        let [number, _, rest @ ..] = entries(state, concept);
        // The prompt holds commas; the other entries need no quotes.
        let prompt = question(concept, 0, state.quiz.seed).prompt.replace('"', "\"\"");
        push(&mut out, format_args!("{number},\"{prompt}\""));
        for entry in rest {
            let entry = entry.trim_matches('"');
            push(&mut out, format_args!(",{}", if entry == "null" { "" } else { entry }));
        }
        out.push_str("\r\n");
    }
    out
}

fn as_json(state: &State, mastery_percent: u8) -> String {
    let score = state.quiz.score();
    let mut out = format!(
        "{{\n  \"version\": 1,\n  \"score\": {},\n  \"total\": {},\n  \"masteryPercent\": {mastery_percent},\n  \
         \"passed\": {},\n  \"seconds\": {},\n  \"questions\": [",
        score.points,
        score.total,
        score.passes(mastery_percent),
        state.seconds
    );
    for concept in 0..n_concepts() {
        out.push_str(if concept == 0 { "\n    {" } else { ",\n    {" });
        for (i, (name, entry)) in FIELDS.split(',').zip(entries(state, concept)).enumerate() {
            let comma = if i == 0 { "" } else { ", " };
            push(&mut out, format_args!("{comma}\"{name}\": {entry}"));
        }
        out.push('}');
    }
    out.push_str("\n  ]\n}\n");
    out
}

/// `text` as a JSON string (RFC 8259, section 7).
fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\u{0}'..='\u{1f}' => push(&mut out, format_args!("\\u{:04x}", u32::from(c))),
            _ => out.push(c),
        }
    }
    out.push('"');
    out
}
