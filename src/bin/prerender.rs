//! Prints, as JSON, what the page shows before and without its app: the first paint of the same
//! components, and the answer as text, in both languages. And the rules, as a page and as data.

use eni_lens::state::{AppState, Theme};
use eni_lens::text::{Lang, N, keep, rules, shell};
use eni_lens::view::rules_page::{RulesPage, RulesPageProps};
use eni_lens::view::{Props, Root};
use futures::executor::block_on;
use serde::Serialize;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
struct AnswerProps {
    state: Rc<AppState>,
}

/// The answer for the first board, as a table that needs neither styles nor scripts.
#[component]
fn Answer(props: &AnswerProps) -> Html {
    let AppState { comparison, ui, .. } = &*props.state;
    let lang = ui.lang;
    let (legacy, hyperplane) = (&comparison.legacy, &comparison.hyperplane);
    let topology = &comparison.topology;
    let row = |name: String, before: String, now: String| html! { <tr><th scope="row">{ name }</th><td>{ before }</td><td>{ now }</td></tr> };
    let free = |count: Option<u64>| count.map_or_else(|| "–".to_owned(), |count| N(count).to_string());
    let subnets = topology.subnets.iter().zip(&legacy.rows).zip(&hyperplane.rows);
    html! {
        <table>
            <caption>
                { shell::answer_board(
                    lang,
                    N(topology.functions.len() as u64),
                    N(topology.subnets.len() as u64),
                    N(comparison.assumptions.concurrency),
                ) }
            </caption>
            <thead><tr><td></td><th scope="col">{ shell::before(lang) }</th><th scope="col">{ shell::now(lang) }</th></tr></thead>
            <tbody>
                { row(
                    shell::needed(lang).into(),
                    shell::needed_before(lang, N(legacy.needed), N(legacy.other_needed)),
                    N(hyperplane.needed).to_string(),
                ) }
                { row(shell::created(lang).into(), N(legacy.created).to_string(), N(hyperplane.created).to_string()) }
                { row(shell::refused(lang).into(), N(legacy.refused).to_string(), N(hyperplane.needed - hyperplane.created).to_string()) }
                { for subnets.map(|((subnet, before), now)| row(shell::free_in(lang, &subnet.label()), free(before.free), free(now.free))) }
            </tbody>
        </table>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct RecoveryProps {
    lang: Lang,
}

/// What is shown when the app has stopped; `platform/recovery.js` brings it to life.
#[component]
fn Recovery(props: &RecoveryProps) -> Html {
    let lang = props.lang;
    let button = |class: &'static str, what: &'static str, words: &'static str| html! { <button type="button" {class} data-recover={what}>{ words }</button> };
    html! {
        <>
            <h1 tabindex="-1">{ keep::stopped_title(lang) }</h1>
            <p>{ keep::stopped_text(lang) }</p>
            <p class="recovery-none">{ keep::stopped_none(lang) }</p>
            <div class="recovery-card recovery-saved">
                <h2>{ keep::stopped_saved(lang) }</h2>
                <p>{ keep::stopped_kept(lang) }</p>
                <div class="recovery-actions">
                    { button("button is-main", "open", keep::stopped_open(lang)) }
                    { button("button", "file", keep::stopped_file(lang)) }
                    { button("button", "before", keep::stopped_before(lang)) }
                </div>
            </div>
            <p>{ button("link", "fresh", keep::stopped_fresh(lang)) }</p>
            <details>
                <summary>{ keep::stopped_details(lang) }</summary>
                <pre></pre>
                <p class="hint">{ keep::stopped_not_sent(lang) }</p>
            </details>
        </>
    }
}

#[derive(Serialize)]
struct Page {
    lang: &'static str,
    description: &'static str,
    old_title: &'static str,
    old_text: &'static str,
    failed_title: &'static str,
    failed_text: &'static str,
    no_script_text: &'static str,
    first_paint: String,
    answer: String,
    recovery: String,
    rules: RulesOut,
}

/// The page "Rules and sources", and the same as the data that the app loads.
#[derive(Serialize)]
struct RulesOut {
    file: &'static str,
    title: &'static str,
    description: &'static str,
    body: String,
    data: Vec<u8>,
}

fn rules_out(lang: Lang) -> Result<RulesOut, postcard::Error> {
    let body = yew::LocalServerRenderer::<RulesPage>::with_props(RulesPageProps { lang }).hydratable(false).render();
    Ok(RulesOut {
        file: rules::file(lang),
        title: rules::page_title(lang),
        description: rules::description(lang),
        body: block_on(body),
        data: postcard::to_allocvec(&rules::all(lang))?,
    })
}

fn page(lang: Lang) -> Result<Page, Box<dyn std::error::Error>> {
    let state = Rc::new(AppState::start(lang, Theme::Auto));
    let props = Props::new(Rc::clone(&state), Callback::noop());
    let first_paint = yew::LocalServerRenderer::<Root>::with_props(props).hydratable(false).render();
    let answer = yew::LocalServerRenderer::<Answer>::with_props(AnswerProps { state }).hydratable(false).render();
    let recovery = yew::LocalServerRenderer::<Recovery>::with_props(RecoveryProps { lang }).hydratable(false).render();
    Ok(Page {
        lang: lang.tag(),
        description: shell::description(lang),
        old_title: shell::old_title(lang),
        old_text: shell::old_text(lang),
        failed_title: shell::failed_title(lang),
        failed_text: shell::failed_text(lang),
        no_script_text: shell::no_script_text(lang),
        first_paint: block_on(first_paint),
        answer: block_on(answer),
        recovery: block_on(recovery),
        rules: rules_out(lang)?,
    })
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let pages = [page(Lang::En)?, page(Lang::Ja)?];
    println!("{}", serde_json::to_string(&pages)?);
    Ok(())
}
