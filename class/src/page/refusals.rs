//! Why a line does not count, in a sentence.

use attention_lesson::lesson::texts::Text;
use attention_lesson::lesson::texts::class as words;
use attention_lesson::progress::result_code::Refusal;
use attention_lesson::words::Inline;
use yew::prelude::*;

use super::counts::n;
use crate::{Reason, Refused};

/// The sentence, with where the line stands.
fn refusal(Refused { source, reason }: &Refused) -> String {
    let (line, reason) = (n(source.line), Inline::text(reason_said(reason)));
    if source.file.is_empty() {
        words::AT_LINE.write(&[line, reason])
    } else {
        words::AT_FILE.write(&[Inline::text(&*source.file), line, reason])
    }
}

fn reason_said(reason: &Reason) -> String {
    let of_column = |text: Text, column: &str| text.write(&[Inline::text(column)]);
    match reason {
        Reason::NoCode => words::NO_CODE.plain().into(),
        Reason::SeveralCodes => words::SEVERAL_CODES.plain().into(),
        Reason::Code(refusal) => code_said(*refusal),
        Reason::Repeated(first) if first.file.is_empty() => words::REPEATED.write(&[n(first.line)]),
        Reason::Repeated(first) => words::REPEATED_IN.write(&[Inline::text(&*first.file), n(first.line)]),
        Reason::RepeatedResults(first) if first.file.is_empty() => words::REPEATED_RESULTS.write(&[n(first.line)]),
        Reason::RepeatedResults(first) => {
            words::REPEATED_RESULTS_IN.write(&[Inline::text(&*first.file), n(first.line)])
        }
        Reason::Empty => words::EMPTY.plain().into(),
        Reason::NoText => words::NO_TEXT.plain().into(),
        Reason::NotJson => words::NOT_JSON.plain().into(),
        Reason::Form => words::FORM.plain().into(),
        Reason::Entry(column) => of_column(words::ENTRY, column),
        Reason::Questions => words::QUESTIONS.plain().into(),
        Reason::Foreign => words::FOREIGN_RESULTS.plain().into(),
        Reason::MissingColumn(column) => of_column(words::MISSING_COLUMN, column),
        Reason::UnknownQuestion(column) => of_column(words::UNKNOWN_QUESTION, column),
        Reason::UnknownResponse(column) => of_column(words::UNKNOWN_RESPONSE, column),
        Reason::SecondAnswer(column) => of_column(words::SECOND_ANSWER, column),
        Reason::LaterAttempt(line) => words::LATER_ATTEMPT.write(&[n(*line)]),
        Reason::NoAnswer => words::NO_ANSWER.plain().into(),
    }
}

fn code_said(refusal: Refusal) -> String {
    let text = match refusal {
        Refusal::Symbol(symbol) => return words::SYMBOL.write(&[Inline::text(symbol)]),
        Refusal::Empty => words::EMPTY_CODE,
        Refusal::Cut => words::CUT,
        Refusal::Doubled => words::DOUBLED,
        Refusal::Long => words::LONG,
        Refusal::Wrong => words::WRONG,
        Refusal::Version => words::VERSION,
        Refusal::Foreign => words::FOREIGN_CODE,
    };
    text.plain().into()
}

/// More lines are told as a number.
const MOST_LINES: usize = 200;

/// All that does not count, folded away behind how much it is.
pub(super) fn list(refused: &[Refused]) -> Html {
    let summary = match refused.len() {
        0 => return Html::default(),
        1 => words::ONE_REFUSED.plain().to_owned(),
        more => words::REFUSED.write(&[n(more)]),
    };
    let more = refused.len().saturating_sub(MOST_LINES);
    html! {
        <details class="class-refused">
            <summary>{ summary }</summary>
            <ul>
                { for refused.iter().take(MOST_LINES).map(|refused| html! { <li>{ refusal(refused) }</li> }) }
                if more > 0 { <li>{ words::MORE_REFUSED.write(&[n(more)]) }</li> }
            </ul>
        </details>
    }
}
