//! The words of the quiz and its results.

use crate::labs::number::percent;
use crate::progress::Confidence;
use crate::progress::calibration::ConfidenceResult;
use crate::quiz::{Score, Verdict};

/// The name of the navigation among the questions.
pub const QUESTIONS: &str = "Questions";
/// Has the chosen option graded.
pub const CHECK_ANSWER: &str = "Check answer";
/// Leads on from a checked question.
pub const NEXT_QUESTION: &str = "Next question";
/// Leads to the results.
pub const SEE_RESULTS: &str = "See your results";
/// Asks about the missed ideas again.
pub const RETRY_MISSED: &str = "Retry missed questions";
/// Clears the quiz, after a question.
pub const START_AGAIN: &str = "Start again";
/// The question before the quiz is cleared.
pub const CONFIRM_RESTART: &str = "Really start again? Your answers will be cleared.";
/// Does not clear the quiz.
pub const KEEP_ANSWERS: &str = "Keep my answers";
/// Clears the quiz.
pub const CLEAR_AND_START: &str = "Clear and start again";
/// The verdict on a right answer.
pub const CORRECT: &str = "Correct";
/// The verdict on a wrong answer.
pub const NOT_QUITE: &str = "Not quite";
/// Over the option that was chosen and is right.
pub const YOUR_RIGHT_ANSWER: &str = "Your answer, and the right one";
/// Over the option that was chosen.
pub const YOUR_ANSWER: &str = "Your answer";
/// Over the option that is right.
pub const RIGHT_ANSWER: &str = "The right answer";
/// Before what must be said where a wording is loose.
pub const TO_BE_PRECISE: &str = "To be precise:";
/// Shows a figure that proves the right answer.
pub const SHOW_WHY: &str = "Show me why";
/// Before what a demonstration does not prove.
pub const NOT_PROVEN: &str = "What this does not prove:";
/// Asks for the confidence.
pub const HOW_SURE: &str = "How sure are you?";
/// Beside what may be left out.
pub const OPTIONAL: &str = "optional";
/// Why a sibling of a missed question is asked.
pub const RETRY_OF_MISSED: &str = "Retry: a new question on the same idea.";
/// Why a sibling of another question is asked during a retry.
pub const RETRY_BETWEEN: &str =
    "In between: a new question on another idea, so that the missed one returns after a pause.";
/// Why a question is asked days later.
pub const RECHECK: &str = "Recheck: a new question on an idea from before.";
/// The heading over the offer of a recheck.
pub const RECHECK_TITLE: &str = "Keep it for longer";
/// The offer of a recheck.
pub const RECHECK_OFFER: &str = "What is recalled after a pause stays. If you like, this page asks you five questions on what was weakest when you come back: once after a day, and once more five days later. It is noted on this device alone.";
/// Accepts the offer.
pub const AGREE_TO_RECHECK: &str = "Yes, ask me again";
/// Takes it back.
pub const DECLINE_RECHECK: &str = "No recheck, please";
/// At the head of the quiz where this device kept what a course does not have.
pub const KEPT_ANSWERS: &str =
    "This device kept answers from an earlier visit that your course does not have. Are they yours?";
/// Takes them up.
pub const ADD_ANSWERS: &str = "Yes, add them";
/// Does away with them.
pub const DELETE_ANSWERS: &str = "No, delete them";
/// At the head of the quiz on the day of a recheck.
pub const RECHECK_DUE: &str = "Your recheck is ready: five questions on what was weakest.";
/// Begins the recheck.
pub const START_RECHECK: &str = "Start the recheck";
/// The heading of the results.
pub const YOUR_RESULTS: &str = "Your results";
/// Under the button that retries.
pub const RETRY_KEEPS_SCORE: &str = "A retry asks new questions on the same ideas. Your first score stays as it is.";
/// Under the button that retries, where it cannot yet.
pub const RETRY_NEEDS_MORE: &str = "A missed idea returns after three others: answer a few more questions first.";
/// The heading over the missed questions.
pub const WHAT_WAS_MISSED: &str = "What to look at again";
/// Beside a missed question whose idea was answered correctly since.
pub const MASTERED_SINCE: &str = "answered correctly since, in a retry";
/// The heading over the figure of confidence.
pub const HOW_CONFIDENCE_MATCHED: &str = "How well your confidence matched";
/// The column of confidences.
pub const CONFIDENCE: &str = "Confidence";
/// The number of answers given with a confidence.
pub const ANSWERS: &str = "Answers";
/// How many of those were right.
pub const RIGHT_AMONG_THEM: &str = "Right among them";
/// The heading over the objectives.
pub const BY_OBJECTIVE: &str = "What you can do now";
/// The fold that holds the export of the results.
pub const EXPORT_RESULTS: &str = "Keep your results";
/// The name of the choice between formats of the export.
pub const FORMAT: &str = "Form";
/// Copies the results.
pub const COPY: &str = "Copy";
/// After copying.
pub const COPIED: &str = "Copied.";
/// Where copying is not allowed.
pub const COPY_BY_HAND: &str = "This page may not copy. The text is selected: press Ctrl+C or ⌘C.";
/// Prints the page.
pub const PRINT: &str = "Print";
/// The first line of the results as text.
pub const REPORT_TITLE: &str = "Attention deep dive: results of the check";
/// Stands in the report for a question without an answer.
pub const NOT_ANSWERED: &str = "Not answered";

/// Where one is among the questions.
pub fn question_of(number: usize, total: usize) -> String {
    format!("Question {number} of {total}")
}

/// Where one is in a retry.
pub fn idea_of(number: usize) -> String {
    format!("The idea of question {number}")
}

/// When the next recheck is due.
pub fn recheck_in(days: u32) -> String {
    match days {
        0 => "Your recheck is ready at the head of this quiz.".into(),
        1 => "Your next recheck waits for you from tomorrow on.".into(),
        n => format!("Your next recheck waits for you in {n} days."),
    }
}

/// What a retry has still to ask.
pub fn ideas_to_go(n: usize) -> String {
    match n {
        1 => "1 idea to go.".into(),
        n => format!("{n} ideas to go."),
    }
}

/// A question by its number.
pub fn question_number(number: usize) -> String {
    format!("Question {number}")
}

/// A question and its state, for the navigation.
pub fn question_state(number: usize, verdict: Option<Verdict>) -> String {
    let state = match verdict {
        Some(Verdict::Correct) => "answered correctly",
        Some(Verdict::Incorrect) => "answered incorrectly",
        None => "not answered",
    };
    format!("Question {number}, {state}")
}

/// The verdict in words.
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Correct => CORRECT,
        Verdict::Incorrect => NOT_QUITE,
    }
}

/// The verdict as a mark, which goes with the word.
pub fn mark(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Correct => "✓",
        Verdict::Incorrect => "✗",
    }
}

/// The tag over an option after the check; none over one that is neither right nor chosen.
pub fn option_tag(is_right: bool, is_chosen: bool) -> &'static str {
    match (is_right, is_chosen) {
        (true, true) => YOUR_RIGHT_ANSWER,
        (true, false) => RIGHT_ANSWER,
        (false, true) => YOUR_ANSWER,
        (false, false) => "",
    }
}

/// A confidence.
pub fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Guessing => "Guessing",
        Confidence::FairlySure => "Fairly sure",
        Confidence::Certain => "Certain",
    }
}

/// The confidence stated before the check.
pub fn stated(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Guessing => "You were guessing.",
        Confidence::FairlySure => "You were fairly sure.",
        Confidence::Certain => "You were certain.",
    }
}

/// Shows a figure in which a wrong option fails.
pub fn show_failing(option: &str) -> String {
    format!("Show me where “{option}” fails")
}

/// The mark that ends a sentence, where `text` has none of its own.
pub fn ends(text: &str) -> &'static str {
    if text.ends_with(['.', '?', '!']) { "" } else { "." }
}

/// The second half of a score, after the points.
pub fn of(total: usize) -> String {
    format!("of {total}")
}

/// A score.
pub fn score(score: Score) -> String {
    format!("{} {}", score.points, of(score.total))
}

/// Whether the score reaches what is asked for.
pub fn outcome(score: Score, mastery_percent: u8) -> String {
    let needed = percent(f64::from(mastery_percent) / 100.0);
    if score.passes(mastery_percent) {
        return format!("Passed: this check asks for {needed}, and you have that.");
    }
    // Whole numbers, rounded up: the least number of points that passes.
    let least = (usize::from(mastery_percent) * score.total).div_ceil(100);
    match least - score.points {
        1 => format!("One point short of the {needed} that this check asks for."),
        short => format!("{short} points short of the {needed} that this check asks for."),
    }
}

/// The time spent.
pub fn time_spent(seconds: u32) -> String {
    format!("Time on this page: {}.", duration(seconds))
}

/// A time in hours, minutes and seconds, leading zeros left out.
pub fn duration(seconds: u32) -> String {
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match (hours, minutes) {
        (0, 0) => format!("{rest} s"),
        (0, _) => format!("{minutes} min {rest} s"),
        _ => format!("{hours} h {minutes} min"),
    }
}

/// How many ideas were answered correctly when last asked.
pub fn mastered(n: usize, total: usize) -> String {
    format!("With retries you have now answered {n} of {total} ideas correctly.")
}

/// Leads to a question that is still open.
pub fn go_on_with(number: usize) -> String {
    format!("Go on with question {number}")
}

/// Stands in place of the missed questions where there are none.
pub fn none_missed(n_answered: usize) -> &'static str {
    match n_answered {
        0 => "Nothing is answered yet.",
        15 => "Every question right at the first try. There is nothing to look at again.",
        _ => "Nothing missed so far.",
    }
}

/// Leads to the section that answers a question.
pub fn read_section(title: &str) -> String {
    format!("Read “{title}” again")
}

/// Leads back to a question.
pub fn back_to(number: usize) -> String {
    format!("Back to question {number}")
}

/// How many of an objective's questions were right.
pub fn right_at_first(right: usize, total: usize) -> String {
    format!("{right} of {total} right at first")
}

/// How confidence and verdicts went together: the counts, most sure first, then what to make of them.
pub fn calibration(levels: &[ConfidenceResult]) -> String {
    let counts: Vec<String> = levels
        .iter()
        .filter(|level| level.answers > 0)
        .filter_map(|level| {
            let name = match level.confidence? {
                Confidence::Certain => "certain",
                Confidence::FairlySure => "fairly sure",
                Confidence::Guessing => "guessing",
            };
            Some(format!("{name}, {} of {}", level.right, level.answers))
        })
        .collect();
    let sure = levels
        .iter()
        .find(|level| level.confidence == Some(Confidence::Certain));
    let advice = match sure.map(|level| (level.answers, level.answers - level.right)) {
        None | Some((0, _)) => "",
        Some((_, 0)) => " Where you were certain, you could rely on it.",
        Some((_, 1)) => " The one you were certain of and missed deserves the first look.",
        Some(_) => " Those you were certain of and missed deserve the first look.",
    };
    format!("Right when {}.{advice}", counts.join("; when "))
}

/// The formats of the export: for people, for spreadsheets, for programs.
pub const FORMATS: [&str; 3] = ["Text", "CSV", "JSON"];

/// Saves the results as a file.
pub fn save_as(file: &str) -> String {
    format!("Save {file}")
}
