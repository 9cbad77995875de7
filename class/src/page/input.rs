//! Where results come in: a field for codes, and files, which can also be dropped on the page.

use attention_lesson::lesson::texts::class as words;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DataTransfer, DragEvent, File, FileList, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::listen::listen;
use super::shown::{Change, Keeping, Shown};
use super::texts::Added;

/// The inputs, and what was said of the last one.
pub(super) fn input(shown: &Shown, change: &Callback<Change>) -> Html {
    let deletion = if shown.deleted.is_some() {
        Some(Deletion::Undo)
    } else {
        (!shown.texts.is_empty()).then_some(Deletion::All)
    };
    html! { <Inputs said={shown.said.clone()} is_kept={shown.keeping == Keeping::Yes} {deletion} change={change.clone()} /> }
}

/// What the button does that deletes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Deletion {
    All,
    Undo,
}

#[derive(Properties, PartialEq)]
struct InputsProperties {
    said: String,
    is_kept: bool,
    deletion: Option<Deletion>,
    change: Callback<Change>,
}

#[component]
fn Inputs(properties: &InputsProperties) -> Html {
    let InputsProperties {
        said,
        is_kept,
        deletion,
        change,
    } = properties;
    let field = use_node_ref();
    {
        let change = change.clone();
        use_effect_with((), move |()| drop_anywhere(&change));
    }
    let on_add = {
        let (field, change) = (field.clone(), change.clone());
        move |_: MouseEvent| {
            let Some(field) = field.cast::<HtmlTextAreaElement>() else {
                return;
            };
            if field.value().trim().is_empty() {
                // There is nothing to focus where the field is gone.
                let _ = field.focus();
            } else {
                change.emit(Change::Add(vec![Added::pasted(field.value())]));
                field.set_value("");
            }
        }
    };
    let on_files = {
        let change = change.clone();
        move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                read_files(input.files(), &change);
                // The same file can be chosen again.
                input.set_value("");
            }
        }
    };
    let on_keep = change.reform(|event: Event| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        Change::Keep(input.is_some_and(|input| input.checked()))
    });
    // The button stays where it is when it becomes the other one, so that the focus stays too.
    let delete = |deletion: &Deletion| {
        let (name, act): (_, fn() -> Change) = match deletion {
            Deletion::All => (words::DELETE_ALL, || Change::DeleteAll),
            Deletion::Undo => (words::UNDO_DELETE, || Change::Undo),
        };
        html! { <button type="button" onclick={change.reform(move |_: MouseEvent| act())}>{ name.plain() }</button> }
    };
    html! {
        <section class="class-input">
            <label for="codes">{ words::CODES.plain() }</label>
            <p id="codes-how">{ words::CODES_HOW.plain() }</p>
            <textarea id="codes" ref={field} rows="6" spellcheck="false" autocomplete="off" autocapitalize="characters" aria-describedby="codes-how" />
            <div class="class-steps">
                <button type="button" class="primary" onclick={on_add}>{ words::ADD.plain() }</button>
                <label class="button class-files">
                    { words::FILES.plain() }
                    <input type="file" class="unseen" multiple=true accept=".csv,.json,.txt,.tsv,text/*,application/json" aria-describedby="files-how" onchange={on_files} />
                </label>
            </div>
            <p id="files-how">{ words::FILES_HOW.plain() }</p>
            <div class="class-steps">
                <label class="class-keep"><input type="checkbox" checked={*is_kept} onchange={on_keep} /><span>{ words::KEEP.plain() }</span></label>
                { for deletion.iter().map(delete) }
            </div>
            <p role="status" class="class-said">{ said }</p>
        </section>
    }
}

/// Reads files that are dropped anywhere, instead of having the browser open them.
fn drop_anywhere(change: &Callback<Change>) -> impl FnOnce() + use<> {
    let change = change.clone();
    let over = listen("dragover", |event| {
        let _ = files_of(&event).map(|_| event.prevent_default());
    });
    let dropped = listen("drop", move |event| {
        if let Some(data) = files_of(&event) {
            event.prevent_default();
            read_files(data.files(), &change);
        }
    });
    move || [over, dropped].into_iter().flatten().for_each(|end| end())
}

/// What is dragged, if that are files: a text that is dragged into the field is the browser's business.
fn files_of(event: &Event) -> Option<DataTransfer> {
    let data = event.dyn_ref::<DragEvent>()?.data_transfer()?;
    data.types().includes(&"Files".into(), 0).then_some(data)
}

/// Reads the files one after another, in their order, and adds them at once.
fn read_files(files: Option<FileList>, change: &Callback<Change>) {
    let files: Vec<File> = files
        .into_iter()
        .flat_map(|files| (0..files.length()).filter_map(move |i| files.get(i)))
        .collect();
    if files.is_empty() {
        return;
    }
    let change = change.clone();
    spawn_local(async move {
        let mut added = Vec::new();
        for file in files {
            // A file that cannot be read, such as a folder, has nothing in it.
            let text = JsFuture::from(file.text()).await.ok();
            let text = text.and_then(|text| text.as_string()).unwrap_or_default();
            added.push(Added {
                name: file.name(),
                text,
            });
        }
        change.emit(Change::Add(added));
    });
}
