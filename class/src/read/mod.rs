//! Reads what a teacher pastes or drops, and recognizes by itself what it is: result codes, the CSV or JSON of "Keep your results", the
//! responses of a quiz in Moodle, the interactions of a SCORM activity there.
//!
//! What cannot be read is refused with its line, and the rest counts.

mod code_search;
mod codes;
mod moodle;
mod name;
mod person;
mod reading;
mod results;
mod scorm;
mod table;

pub use reading::{Reading, Reason, Refused};

use table::Table;

/// What `text` says of learners; `file_name` is told with everything that was read, and is empty for pasted text.
pub fn read(text: &str, file_name: &str) -> Reading {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reading = read_form(text);
    if reading.learners.is_empty() && is_no_text(text) {
        reading.refused.clear();
        reading.refuse(1, Reason::NoText);
    }
    // Nothing was pasted, or what was added as a file says nothing at all.
    let is_added = !file_name.is_empty() || !text.trim().is_empty();
    if is_added && reading == Reading::default() {
        reading.refuse(1, Reason::Empty);
    }
    let learners = reading.learners.iter_mut().map(|learner| &mut learner.source);
    let refused = reading.refused.iter_mut().map(|refused| &mut refused.source);
    learners
        .chain(refused)
        .for_each(|source| file_name.clone_into(&mut source.file));
    Reading::join([reading])
}

/// Whether `text` was a file of another kind: it has zeros in it, or one character in ten stands for what could not be read.
fn is_no_text(text: &str) -> bool {
    let n_unreadable = text.matches('\u{fffd}').count();
    text.contains('\0') || n_unreadable * 10 > text.chars().count()
}

fn read_form(text: &str) -> Reading {
    if results::is_json(text) {
        return results::read_json(text);
    }
    let header = table::header(text);
    if results::is_header(&header) {
        results::read_table(&Table::of(text))
    } else if scorm::is_header(&header) {
        scorm::read(&Table::of(text))
    } else if moodle::is_header(&header) {
        moodle::read(&Table::of(text))
    } else {
        codes::read(text)
    }
}
