//! What the quiz and its results say.

use super::n;
use crate::lesson::number::percent;
use crate::lesson::questions::n_concepts;
use crate::lesson::texts::{labels, shared};
use crate::progress::Confidence;
use crate::progress::calibration::ConfidenceResult;
use crate::quiz::{Score, Verdict};
use crate::words::Inline;

/// Where one is among the questions.
pub fn question_of(number: usize, total: usize) -> String {
    labels::QUESTION_OF.write(&[n(number), n(total)])
}

/// Where one is in a retry.
pub fn idea_of(number: usize) -> String {
    labels::IDEA_OF.write(&[n(number)])
}

/// When the next recheck is due.
pub fn recheck_in(days: u32) -> String {
    let text = match days {
        0 => labels::RECHECK_NOW,
        1 => labels::RECHECK_TOMORROW,
        _ => labels::RECHECK_IN,
    };
    text.write(&[n(days as usize)])
}

/// What a retry has still to ask.
pub fn ideas_to_go(ideas: usize) -> String {
    let text = if ideas == 1 {
        labels::ONE_IDEA_TO_GO
    } else {
        labels::IDEAS_TO_GO
    };
    text.write(&[n(ideas)])
}

/// A question by its number.
pub fn question_number(number: usize) -> String {
    labels::QUESTION_NUMBER.write(&[n(number)])
}

/// A question and its state, for the navigation.
pub fn question_state(number: usize, verdict: Option<Verdict>) -> String {
    let state = match verdict {
        None => 0,
        Some(Verdict::Incorrect) => 1,
        Some(Verdict::Correct) => 2,
    };
    labels::QUESTION_STATES.write_item(state, &[n(number)])
}

/// The verdict in words.
pub fn verdict(verdict: Verdict) -> &'static str {
    let text = match verdict {
        Verdict::Correct => labels::CORRECT,
        Verdict::Incorrect => labels::NOT_QUITE,
    };
    text.plain()
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
        (true, true) => labels::YOUR_RIGHT_ANSWER.plain(),
        (true, false) => labels::RIGHT_ANSWER.plain(),
        (false, true) => labels::YOUR_ANSWER.plain(),
        (false, false) => "",
    }
}

/// A confidence.
pub fn confidence(confidence: Confidence) -> &'static str {
    labels::CONFIDENCES.name(confidence as usize)
}

/// The confidence stated before the check.
pub fn stated(confidence: Confidence) -> &'static str {
    labels::STATED.name(confidence as usize)
}

/// Shows a figure in which a wrong option fails.
pub fn show_failing(option: &str) -> String {
    labels::SHOW_FAILING.write(&[Inline::text(option)])
}

/// The mark that ends a sentence, where `text` has none of its own.
pub fn ends(text: &str) -> &'static str {
    if text.ends_with(['.', '?', '!']) { "" } else { "." }
}

/// The second half of a score, after the points.
pub fn of(total: usize) -> String {
    labels::OF.write(&[n(total)])
}

/// A score.
pub fn score(score: Score) -> String {
    labels::SCORE.write(&[n(score.points), n(score.total)])
}

/// Whether the score reaches what is asked for.
pub fn outcome(score: Score, mastery_percent: u8) -> String {
    let needed = Inline::text(percent(f64::from(mastery_percent) / 100.0));
    if score.passes(mastery_percent) {
        return labels::PASSED.write(&[needed]);
    }
    // Whole numbers, rounded up: the least number of points that passes.
    let least = (usize::from(mastery_percent) * score.total).div_ceil(100);
    match least - score.points {
        1 => labels::ONE_SHORT.write(&[needed]),
        short => labels::SHORT.write(&[n(short), needed]),
    }
}

/// The time spent.
pub fn time_spent(seconds: u32) -> String {
    labels::TIME_SPENT.write(&[Inline::text(duration(seconds))])
}

/// A time in hours, minutes and seconds, leading zeros left out.
pub fn duration(seconds: u32) -> String {
    let [hours, minutes, rest] = [seconds / 3600, seconds / 60 % 60, seconds % 60].map(|part| part as usize);
    match (hours, minutes) {
        (0, 0) => labels::SECONDS.write(&[n(rest)]),
        (0, _) => labels::MINUTES.write(&[n(minutes), n(rest)]),
        _ => labels::HOURS.write(&[n(hours), n(minutes)]),
    }
}

/// How many ideas were answered correctly when last asked.
pub fn mastered(right: usize, total: usize) -> String {
    labels::MASTERED.write(&[n(right), n(total)])
}

/// Leads to a question that is still open.
pub fn go_on_with(number: usize) -> String {
    labels::GO_ON_WITH.write(&[n(number)])
}

/// Stands in place of the missed questions where there are none.
pub fn none_missed(n_answered: usize) -> &'static str {
    labels::NONE_MISSED.name(match n_answered {
        0 => 0,
        n if n == n_concepts() => 2,
        _ => 1,
    })
}

/// Leads to the section that answers a question.
pub fn read_section(title: &str) -> String {
    labels::READ_SECTION.write(&[Inline::text(title)])
}

/// Leads back to a question.
pub fn back_to(number: usize) -> String {
    labels::BACK_TO.write(&[n(number)])
}

/// How many of an objective's questions were right.
pub fn right_at_first(right: usize, total: usize) -> String {
    labels::RIGHT_AT_FIRST.write(&[n(right), n(total)])
}

/// How confidence and verdicts went together: the counts, most sure first, then what to make of them.
pub fn calibration(levels: &[ConfidenceResult]) -> String {
    let counts = levels.iter().filter(|level| level.answers > 0).filter_map(|level| {
        let name = labels::LEVELS.item(level.confidence? as usize).clone();
        Some(labels::COUNT.write(&[name, n(level.right), n(level.answers)]))
    });
    let counts = counts.reduce(|before, next| labels::NEXT_COUNT.write(&[before, next].map(Inline::text)));
    let said = labels::RIGHT_WHEN.write(&[Inline::text(counts.unwrap_or_default())]);
    let sure = levels
        .iter()
        .find(|level| level.confidence == Some(Confidence::Certain) && level.answers > 0);
    match sure {
        None => said,
        Some(sure) => {
            let advice = labels::ADVICE.item((sure.answers - sure.right).min(2)).clone();
            shared::SENTENCES.write(&[Inline::text(said), advice])
        }
    }
}

/// Saves the results as a file.
pub fn save_as(file: &str) -> String {
    labels::SAVE_AS.write(&[Inline::text(file)])
}
