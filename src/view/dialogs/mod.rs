//! What lies over the page: dialogs, notices, and the regions that are spoken.

mod attach;
mod function;
mod import;
mod kept;
mod modal;
mod notices;
mod places;
mod settings;
mod several;
mod share;
mod sizing;

use super::Props;
use crate::state::{Dialog, ImportState, KeptDialog, Notice};
use yew::prelude::*;

/// The open dialog, the notice, and the live regions (always present).
#[component]
pub fn Dialogs(props: &Props) -> Html {
    let Props { state, dispatch, .. } = props.clone();
    let lang = state.ui.lang;
    let speech = &state.ui.speech;
    let dialog = match &state.ui.dialog {
        None => html! {},
        Some(Dialog::Attach { function, subnet }) => html! {
            <attach::Attach key={format!("attach{}", function.0)} function={*function} subnet={*subnet} state={state.clone()} {dispatch} />
        },
        Some(Dialog::Function(function)) => html! {
            <function::FunctionDialog key={format!("function{}", function.0)} function={*function} state={state.clone()} {dispatch} />
        },
        Some(Dialog::Several) => html! { <several::Several key="several" state={state.clone()} {dispatch} /> },
        Some(Dialog::AddFunction) => html! { <function::AddFunctions key="functions" state={state.clone()} {dispatch} /> },
        Some(Dialog::AddSubnet(vpc)) => {
            html! { <places::AddSubnet key={format!("subnet{}", vpc.0)} vpc={*vpc} state={state.clone()} {dispatch} /> }
        }
        Some(Dialog::AddSet { vpc, function }) => html! {
            <places::AddSet key={format!("set{}", vpc.0)} vpc={*vpc} function={*function} state={state.clone()} {dispatch} />
        },
        Some(Dialog::Import(ImportState::Read { imported, result, concurrency })) => html! {
            <import::ImportResult key="read" {lang} imported={imported.clone()} result={result.clone()} concurrency={*concurrency} keep={state.ui.keep.import_kept} {dispatch} />
        },
        Some(Dialog::Kept(kept)) => {
            let state = state.clone();
            match kept {
                KeptDialog::Settings => html! { <settings::Settings key="settings" {state} {dispatch} /> },
                KeptDialog::Shortcuts => html! { <settings::Shortcuts key="shortcuts" {state} {dispatch} /> },
                KeptDialog::SaveAs => html! { <kept::SaveAs key="save-as" {state} {dispatch} /> },
                KeptDialog::Boards => html! { <kept::Boards key="boards" {state} {dispatch} /> },
                KeptDialog::DeleteAll => html! { <kept::DeleteAll key="delete-all" {state} {dispatch} /> },
            }
        }
        Some(Dialog::Import(stage)) => html! { <import::Import key="import" {lang} stage={stage.clone()} {dispatch} /> },
        Some(Dialog::Share(options)) => html! {
            <share::Share key="share" options={*options} page={props.clone()} />
        },
        Some(Dialog::Sizing(form)) => html! {
            <sizing::Quick key="sizing" form={form.clone()} assumptions={state.board().assumptions.clone()} {lang} {dispatch} />
        },
    };
    // The texts are keyed by their number, so that the same text twice is two nodes and is spoken twice.
    html! {
        <>
            <ContextProvider<Option<Notice>> context={state.ui.notice.clone()}>
                <div class="dialogs">{ dialog }</div>
            </ContextProvider<Option<Notice>>>
            <notices::Notices state={state.clone()} dispatch={props.dispatch.clone()} />
            <div class="vh" role="status" aria-live="polite" id="say-polite"><span key={speech.number}>{ AttrValue::from(speech.polite.clone()) }</span></div>
            <div class="vh" role="alert" aria-live="assertive" id="say-assertive"><span key={speech.number}>{ AttrValue::from(speech.assertive.clone()) }</span></div>
        </>
    }
}
