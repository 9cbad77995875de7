//! The page on which a teacher sees what a class did, in Yew. All that it shows is computed from the texts that were added; nothing is sent, and
//! nothing is kept unless the teacher asks for it.

mod class;
mod input;
mod items;
mod map;
mod map_drawing;
mod refusals;
mod save;
mod shown;
mod teach;
mod texts;

use attention_lesson::lesson::number::whole;
use attention_lesson::lesson::texts::class as words;
use attention_lesson::words::Inline;
use yew::prelude::*;

use crate::analysis::{analyze, key};
use shown::{Change, Shown};

fn n(number: usize) -> Inline {
    Inline::text(whole(number as u64))
}

/// How many learners, in words.
fn learners(number: usize) -> String {
    match number {
        1 => words::ONE_LEARNER.plain().into(),
        _ => words::LEARNERS.write(&[n(number)]),
    }
}

/// The page below its heading.
#[component]
pub fn ClassPage() -> Html {
    let shown = use_reducer_eq(Shown::opened);
    let change = {
        let shown = shown.dispatcher();
        use_callback((), move |change: Change, ()| shown.dispatch(change))
    };
    let kept = (shown.texts.clone(), shown.is_kept);
    let refused = change.clone();
    use_effect_with(kept, move |(texts, is_kept)| {
        if !is_kept {
            texts::forget();
        } else if !texts::keep(texts) {
            refused.emit(Change::KeepRefused);
        }
    });
    let reading = &shown.reading;
    let analysis = use_memo(shown.texts.clone(), |_| analyze(&reading.learners, &key()));
    html! {
        <>
            { input::input(&shown, &change) }
            { refusals::list(&reading.refused) }
            if reading.learners.is_empty() {
                <p class="class-nothing">{ words::NOTHING_YET.plain() }</p>
            } else {
                { class::class(&analysis.class, analysis.items.len()) }
                { teach::teach(&analysis) }
                { items::items(&analysis) }
                { map::map(&reading.learners) }
            }
        </>
    }
}
