//! The trained encoder's engine, a JavaScript module of its own, as `ui::model` knows it.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Float32Array, Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::AbortController;
use yew::Callback;

use super::scope::Scope;
use crate::labs::model::AttentionMaps;
use crate::ui::model::{Download, Encode, EngineSource, LoadFailure, LoadProgress};

/// The source of the engine; `load` promises its JavaScript module. Download and worker end with `scope`.
pub(super) fn source(load: Function, scope: &Scope) -> EngineSource {
    let (describing, opening) = (load.clone(), load);
    let aborting = Rc::new(RefCell::new(None::<AbortController>));
    let ended = aborting.clone();
    let owner = scope.clone();
    EngineSource {
        describe: Callback::from(move |told: Callback<Download>| {
            let load = describing.clone();
            spawn_local(async move {
                // Where the size does not come, the model can still be asked for; that says what is wrong.
                if let Ok(bytes) = size(&load).await {
                    told.emit(Download::Bytes(bytes));
                }
            });
        }),
        open: Callback::from(move |told: Callback<LoadProgress>| {
            let (controller, load) = (AbortController::new().ok(), opening.clone());
            aborting.replace(controller.clone());
            let (aborted, owner) = (controller.clone(), owner.clone());
            owner.on_end(move || {
                if let Some(controller) = aborted {
                    controller.abort();
                }
            });
            spawn_local(async move {
                let end = match open(&load, &told, controller.as_ref()).await {
                    Ok(client) => {
                        let closed = client.clone();
                        owner.on_end(move || {
                            let _ = call(&closed, "close", &JsValue::UNDEFINED);
                        });
                        LoadProgress::Ready(encoder(client))
                    }
                    Err(error) => LoadProgress::Failed(failure(&error, controller.as_ref())),
                };
                told.emit(end);
            });
        }),
        cancel: Callback::from(move |()| {
            if let Some(controller) = &*ended.borrow() {
                controller.abort();
            }
        }),
    }
}

fn get(object: &JsValue, name: &str) -> Result<JsValue, JsValue> {
    Reflect::get(object, &name.into())
}

fn call(object: &JsValue, name: &str, argument: &JsValue) -> Result<JsValue, JsValue> {
    get(object, name)?.dyn_into::<Function>()?.call1(object, argument)
}

async fn wait(promise: JsValue) -> Result<JsValue, JsValue> {
    JsFuture::from(promise.dyn_into::<Promise>()?).await
}

async fn module(load: &Function) -> Result<JsValue, JsValue> {
    wait(load.call0(&JsValue::UNDEFINED)?).await
}

async fn size(load: &Function) -> Result<f64, JsValue> {
    let model = wait(call(&module(load).await?, "describe", &JsValue::UNDEFINED)?).await?;
    get(&model, "bytes")?.as_f64().ok_or(JsValue::NULL)
}

async fn open(
    load: &Function,
    told: &Callback<LoadProgress>,
    controller: Option<&AbortController>,
) -> Result<JsValue, JsValue> {
    let options = Object::new();
    let told = told.clone();
    let progress = Closure::<dyn Fn(f64, f64)>::new(move |loaded: f64, total: f64| {
        told.emit(LoadProgress::Share(loaded / total.max(1.0)));
    });
    Reflect::set(&options, &"onProgress".into(), progress.as_ref())?;
    if let Some(controller) = controller {
        Reflect::set(&options, &"signal".into(), &controller.signal())?;
    }
    wait(call(&module(load).await?, "open", &options)?).await
}

fn failure(error: &JsValue, controller: Option<&AbortController>) -> LoadFailure {
    let has_code = get(error, "code").is_ok_and(|code| code.is_string());
    if controller.is_some_and(|controller| controller.signal().aborted()) {
        LoadFailure::Canceled
    } else if has_code {
        LoadFailure::Unusable
    } else {
        LoadFailure::Unreachable
    }
}

fn encoder(client: JsValue) -> Encode {
    Callback::from(move |(text, take): (String, Callback<Option<Rc<AttentionMaps>>>)| {
        let client = client.clone();
        spawn_local(async move {
            match encode(&client, &text).await {
                // A text that was overtaken.
                Ok(encoding) if encoding.is_null() => {}
                encoded => take.emit(encoded.ok().and_then(|encoding| maps(&encoding)).map(Rc::new)),
            }
        });
    })
}

async fn encode(client: &JsValue, text: &str) -> Result<JsValue, JsValue> {
    wait(call(client, "encode", &text.into())?).await
}

fn maps(encoding: &JsValue) -> Option<AttentionMaps> {
    let numbers = |name: &str| Some(get(encoding, name).ok()?.dyn_into::<Float32Array>().ok()?.to_vec());
    let tokens = get(encoding, "tokens").ok()?.dyn_into::<Array>().ok()?;
    let tokens = tokens
        .iter()
        .map(|token| token.as_string().unwrap_or_default())
        .collect();
    let is_cut = get(encoding, "truncated").is_ok_and(|cut| cut.is_truthy());
    AttentionMaps::new(tokens, numbers("weights")?, numbers("valueLengths")?, is_cut)
}
