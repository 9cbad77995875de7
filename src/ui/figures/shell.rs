//! The anatomy that every figure has: a question, one line that says what to do, the drawing with its controls, one live
//! sentence, the numbers as a table, undo and reset.

use yew::prelude::*;

use super::any_figure::{AnyFigure, FIGURES, figure};
use super::controls::Edit;
use super::copy_link::copy_link;
use super::hands;
use crate::labs::{AnySetup, Field};
use crate::lesson::figures::Table;
use crate::ui::hooks::{focus_on, use_change, use_name, use_value};
use crate::ui::parts::{fold, number_table, rich, running};
use crate::ui::places::keep_focus;
use crate::ui::settings::PLAIN;
use crate::ui::text;
use crate::ui::view::drawn_by;
use crate::words::Inline;

/// The set-ups that a figure went through, each with its hands, the present one last.
#[derive(Clone, PartialEq)]
struct History {
    past: Vec<(AnySetup, Vec<f64>)>,
    now: AnySetup,
    /// Which control made the last change: a drag is one step of the history.
    last: Option<usize>,
    /// How many of a class have raised a hand for each option, see [`hands`].
    hands: Vec<f64>,
}

/// What can happen to a history.
enum Step {
    Edit(Edit),
    /// An option is chosen, whatever hands there were.
    Choose(Edit),
    /// So many hands for the option with this index.
    Hands(usize, f64),
    Undo,
    /// To this set-up: as the figure started, or as the page asks.
    Set(AnySetup),
}

/// How many steps can be taken back.
const MOST_STEPS: usize = 100;

impl History {
    fn after(&self, step: &Step) -> Self {
        let (mut past, mut hands) = (self.past.clone(), self.hands.clone());
        let (now, last) = match step {
            Step::Edit(edit) => (edit.apply(&self.now), edit.place()),
            Step::Hands(option, n) => {
                hands.resize(hands.len().max(option + 1), f64::NAN);
                hands[*option] = *n;
                (hands::guessed(&self.now, &hands), Some(self.now.first(Field::GUESS)))
            }
            Step::Set(setup) => (setup.clone(), None),
            // Another answer than that of the hands is one without them.
            Step::Choose(edit) => {
                hands.clear();
                (edit.apply(&self.now), edit.place())
            }
            Step::Undo => {
                let (before, raised) = past.pop().unwrap_or_else(|| (self.now.clone(), self.hands.clone()));
                hands = raised;
                (before, None)
            }
        };
        if matches!(step, Step::Set(_)) && !now.is_guessed() {
            hands.clear();
        }
        if now == self.now {
            return Self { hands, ..self.clone() };
        }
        if !matches!(step, Step::Undo) && (last.is_none() || last != self.last) {
            past.push((self.now.clone(), self.hands.clone()));
            let surplus = past.len().saturating_sub(MOST_STEPS);
            past.drain(..surplus);
        }
        Self { past, now, last, hands }
    }
}

/// Which lab to show, and how.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figure {
    /// The id of the lab.
    pub id: &'static str,
    /// What it is set to at first, as a code of `labs::setup`; empty, or one that is refused, for the lab's start.
    pub code: AttrValue,
    /// Another number asks for `code` again, whatever a reader has made of it.
    pub turn: u32,
    /// Called with the id and the code of the set-up after each change.
    pub say: Callback<(&'static str, String)>,
    /// Whether it demonstrates something in the quiz: then "Reset" leads back to `code`, a caption stands for the
    /// instruction, and there is no id, since the same lab stands in the text.
    pub is_demonstration: bool,
    /// Whether it offers a link to itself, which it can where the address is the lesson's own.
    pub has_link: bool,
    /// Whether it is shown to a class, whose hands are counted.
    pub is_presented: bool,
}

drawn_by!(Figure, use_figure);

#[hook]
fn use_figure(properties: &Figure) -> Html {
    let Figure {
        id,
        code,
        is_demonstration,
        say,
        turn,
        has_link,
        is_presented,
    } = properties.clone();
    let title = use_name("title");
    let radio = use_name("guess");
    let guess = use_node_ref();
    // An id that no lab has shows nothing, so any figure will do for its history.
    let shown = figure(id);
    let figure = shown.unwrap_or(FIGURES[0]);
    let history = use_value(|| History {
        past: Vec::new(),
        now: opened(figure, &code),
        last: None,
        hands: Vec::new(),
    });
    let step = history.callback(History::after);
    let edit = use_value(|| step.reform(Step::Edit));
    let setup = history.now.clone();
    let (set_up, is_plain) = split(&code);
    let node = use_node_ref();
    use_told(id, &setup, is_plain, &say, &node);
    let show = step.clone();
    use_change((code.clone(), turn), move |(code, _)| {
        show.emit(Step::Set(opened(figure, code)));
        None
    });
    if shown.is_none() {
        return Html::default();
    }
    let is_refused = !set_up.is_empty() && setup.decode(set_up).is_none();
    let texts = figure.texts();
    let reading = figure.read(&setup);
    let undo = step.reform(|_| Step::Undo);
    let start = if is_demonstration {
        opened(figure, &code)
    } else {
        figure.start()
    };
    let reset = step.reform(move |_| Step::Set(start.clone()));
    html! {
        <figure class="lab" ref={node} tabindex="-1" id={(!is_demonstration).then(|| format!("lab-{id}"))}
            aria-labelledby={title.clone()} data-setup={setup.encode()} data-plain={is_plain.then_some("true")}>
            <h3 id={title} class="lab-title">{ texts.title.plain() }</h3>
            if is_refused {
                <p class="lab-refused" role="status">{ text::SETUP_REFUSED.plain() }</p>
            }
            if !is_demonstration { <p class="lab-instruction">{ rich(texts.instruction) }</p> }
            { part("lab-view", figure.view(&setup, &edit, &radio)) }
            { part("lab-said", html! {
                <>
                    { prediction(figure, &history, (&step, &edit), is_presented, &radio, &guess) }
                    <p class="lab-sentence" role="status">{ running(&reading.sentence) }</p>
                </>
            }) }
            <div class="lab-tools">
                { fold(text::SHOW_NUMBERS.plain(), "lab-numbers", number_tables(reading.tables)) }
                <button type="button" onclick={undo} disabled={history.past.is_empty()}>{ text::UNDO.plain() }</button>
                <button type="button" onclick={reset}>{ text::RESET.plain() }</button>
                if has_link { { copy_link(id, setup.encode(), is_presented) } }
            </div>
        </figure>
    }
}

/// What stands beside another part where a figure is presented on a wide screen, and below it everywhere else.
fn part(class: &'static str, inner: Html) -> Html {
    html! { <div {class}>{ inner }</div> }
}

/// Draws all numbers of the figure.
fn number_tables(tables: Vec<Table>) -> Callback<(), Html> {
    Callback::from(move |()| tables.iter().map(number_table).collect())
}

/// Says each set-up but the first, and with it that the controls are hidden; and sees to the focus.
#[hook]
fn use_told(
    id: &'static str,
    setup: &AnySetup,
    is_plain: bool,
    say: &Callback<(&'static str, String)>,
    node: &NodeRef,
) {
    let (told, say, node) = (use_mut_ref(|| None::<AnySetup>), say.clone(), node.clone());
    use_change(setup.clone(), move |setup| {
        if let Some(before) = told.replace(Some(setup.clone())) {
            let ending = if is_plain { PLAIN } else { "" };
            say.emit((id, [&*setup.encode(), ending].concat()));
            keep_focus(&node, !before.is_shown());
        }
        None
    });
}

/// What the lab opens with: the code's set-up, or its start where there is no code or one that makes no sense.
fn opened(figure: &dyn AnyFigure, code: &str) -> AnySetup {
    let start = figure.start();
    start.decode(split(code).0).unwrap_or(start)
}

/// The set-up of a code, and whether the controls are to be hidden.
fn split(code: &str) -> (&str, bool) {
    code.strip_suffix(PLAIN).map_or((code, false), |set_up| (set_up, true))
}

/// The question to commit to, or what became of the guess. `place` holds either, and takes the focus from the button that goes:
/// so the verdict is read aloud once, and not with every change that follows, as in a live region.
fn prediction(
    figure: &dyn AnyFigure,
    History { now: setup, hands, .. }: &History,
    (step, edit): (&Callback<Step>, &Callback<Edit>),
    is_presented: bool,
    radio: &AttrValue,
    place: &NodeRef,
) -> Html {
    let Some((prompt, options)) = figure.texts().prediction else {
        return Html::default();
    };
    let (is_shown, is_guessed) = (setup.is_shown(), setup.is_guessed());
    let class = match (is_shown, is_guessed) {
        (false, _) => "",
        (true, true) => "lab-verdict",
        // What is shown may be so by a code, or to one who moved no bar.
        (true, false) => "unseen",
    };
    let (revealed, own) = (Edit::between(setup, &figure.revealed(setup)), place.clone());
    let reveal = edit.reform(move |_| {
        focus_on(&own);
        revealed.clone()
    });
    let (at, guess) = (setup.first(Field::GUESS), setup.list(Field::GUESS));
    // Where there are options to choose from, the guess is one number.
    let is_chosen = guess.len() == 1;
    let option = |(i, words): (usize, &'static Inline)| {
        let value = (i + 1) as f64;
        let choose = step.reform(move |_| Step::Choose(Edit::one(at, value)));
        let raise = step.reform(move |event| Step::Hands(i, hands::typed(&event)));
        html! {
            <>
                if is_chosen {
                    <label class="choice">
                        <input type="radio" name={radio.clone()} onchange={choose} checked={guess == [value]} />
                        { &*words.text }
                    </label>
                }
                if is_presented { { hands::field(hands.get(i), words, !is_chosen, raise) } }
            </>
        }
    };
    html! {
        <div {class} tabindex="-1" ref={place.clone()}>
            if is_shown {
                if is_guessed {
                    if is_chosen { { hands::shares(hands, options, figure, setup) } }
                    if !is_chosen || hands::are_decided(hands) { { running(&figure.verdict(setup).words) } }
                }
            } else {
                <fieldset class="lab-prediction">
                    <legend>{ rich(prompt) }</legend>
                    { for options.list().iter().enumerate().map(option) }
                    <button type="button" class="primary" onclick={reveal} disabled={is_chosen && !is_guessed}>{ text::REVEAL.plain() }</button>
                </fieldset>
            }
        </div>
    }
}
