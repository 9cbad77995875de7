//! The page on which a teacher sees what a class did, in Yew. All that it shows is computed from the texts that were added; nothing is sent, and
//! nothing is kept unless the teacher asks for it.

mod class;
mod counts;
mod drawing;
mod heat_map;
mod input;
mod item_bars;
mod items;
mod listen;
mod map;
mod refusals;
mod save;
mod shown;
mod teach;
mod texts;

use attention_lesson::lesson::texts::class as words;
use wasm_bindgen::{JsCast, JsValue};
use yew::prelude::*;

use crate::analysis::{analyze, key};
use listen::listen;
use shown::{Change, Keeping, Shown};
use texts::Added;

/// A fragment of fewer characters is not meant as a code.
const LEAST_LENGTH: usize = 20;

/// A result code in the fragment of the page's address, which then goes from there: opening the page again is not handing in again.
fn code_of_address() -> Option<Added> {
    let window = web_sys::window()?;
    let code = window.location().hash().ok().filter(|hash| hash.len() > LEAST_LENGTH)?;
    let path = window.location().pathname().ok()?;
    let query = window.location().search().ok()?;
    // Where the address cannot be changed the code stays in it, and is refused as repeated when it is read again.
    let history = window.history().ok();
    let _ = history.map(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(&(path + &query))));
    Some(Added::pasted(code))
}

/// The page below its heading.
#[component]
pub fn ClassPage() -> Html {
    let shown = use_reducer(|| Shown::opened(code_of_address()));
    let change = {
        let shown = shown.dispatcher();
        use_callback((), move |change: Change, ()| {
            if matches!(change, Change::Keep(false) | Change::DeleteAll) {
                texts::forget();
            }
            shown.dispatch(change);
        })
    };
    let (texts, keeping) = (shown.texts.clone(), shown.keeping);
    let refused = change.clone();
    use_effect_with((texts, keeping), move |(texts, keeping)| {
        if *keeping == Keeping::Yes && !texts::keep(texts) {
            refused.emit(Change::KeepRefused);
        }
    });
    let heard = change.clone();
    use_effect_with((), move |()| {
        let added = heard.clone();
        let address = listen("hashchange", move |_| {
            if let Some(code) = code_of_address() {
                added.emit(Change::Add(vec![code]));
            }
        });
        let store = listen("storage", move |event| {
            if event.dyn_ref().is_some_and(texts::concerns) {
                heard.emit(Change::Follow(texts::kept()));
            }
        });
        move || [address, store].into_iter().flatten().for_each(|end| end())
    });
    let reading = &shown.reading;
    let analysis = use_memo(shown.texts.clone(), |_| analyze(&reading.learners, &key()));
    html! {
        <>
            { input::input(&shown, &change) }
            { refusals::list(&reading.refused) }
            if reading.learners.is_empty() {
                <p>{ words::NOTHING_YET.plain() }</p>
            } else {
                { class::class(&analysis) }
                { teach::teach(&analysis) }
                { items::items(&analysis) }
                { map::map(&reading.learners) }
            }
        </>
    }
}
