//! Import: what to bring, then what was found. Nothing changes before the last button.

use super::modal::{Cancel, Modal};
use crate::import::{Imported, Limits, Problem, ProblemKind, Severity};
use crate::model::Comparison;
use crate::scene::import::{Brings, Worst, commands, worst};
use crate::scene::waffle::{Ghost, Waffle};
use crate::state::{ImportState, KeepMsg, Msg};
use crate::text::{Lang, N, dialogs as text, import as problems, keep as kept};
use std::rc::Rc;
use yew::prelude::*;

/// Findings listed; the details to copy hold them all.
const FINDINGS: usize = 100;

#[derive(PartialEq, Properties)]
pub struct ImportProps {
    pub lang: Lang,
    pub stage: ImportState,
    pub dispatch: Callback<Msg>,
}

fn choose(lang: Lang, label: &'static str, first: bool) -> Html {
    let _ = lang;
    html! {
        <label class="button choose-files">{ label }
            <input type="file" class="vh" multiple=true accept=".json,.txt,application/json,text/plain" data-import="files" autofocus={first} />
        </label>
    }
}

/// What a command brings, in a few words.
const fn brings(lang: Lang, what: Brings) -> &'static str {
    match what {
        Brings::Functions => text::brings_functions(lang),
        Brings::Subnets => text::brings_subnets(lang),
        Brings::Groups => text::brings_groups(lang),
        Brings::Interfaces => text::brings_interfaces(lang),
        Brings::Vpcs => text::brings_vpcs(lang),
    }
}

/// Before files are read.
#[component]
pub fn Import(props: &ImportProps) -> Html {
    let lang = props.lang;
    let reduced = use_state(|| false);
    let toggle = {
        let reduced = reduced.clone();
        Callback::from(move |_: Event| reduced.set(!*reduced))
    };
    let limits = Limits::default();
    let all = commands(*reduced);
    let lines: Vec<&str> = all.iter().map(|command| command.line.as_str()).collect();
    let (count, lines) = (N(lines.len() as u64), lines.join("\n"));
    let rows = all.into_iter().map(|command| {
        let mark = if command.needed { text::needed(lang) } else { text::optional(lang) };
        html! {
            <li key={command.name} class="command">
                <code tabindex="0">{ &command.line }</code>
                <span class={classes!("command-mark", command.needed.then_some("is-needed"))}>{ mark }</span>
                <span class="command-brings">{ brings(lang, command.brings) }</span>
                <button type="button" class="button" data-copy={command.line.clone()} aria-label={text::copy_command(lang, command.name)}>{ text::copy(lang) }</button>
            </li>
        }
    });
    let body = match &props.stage {
        ImportState::Reading(files) => html! { <p class="reading" role="status">{ text::reading(lang, N(*files)) }</p> },
        stage => html! {
            <>
                if *stage == ImportState::WorkerFailed { <p class="field-problem" role="alert">{ text::worker_failed(lang) }</p> }
                <div class="drop-zone"><p><b>{ text::drop_here(lang) }</b><br />{ text::drop_hint(lang) }</p>{ choose(lang, text::choose_files(lang), true) }
                    <small>{ text::file_limits(lang, N(limits.file >> 20), N(limits.files), N(limits.total >> 20)) }</small></div>
                <div class="labelled">
                    <label for="import-paste">{ text::paste_label(lang) }</label>
                    <textarea id="import-paste" class="field area" rows="3" spellcheck="false" data-import="paste" />
                    <button type="button" class="button" data-import="read">{ text::read_paste(lang) }</button>
                </div>
                <div class="commands-head"><h3>{ text::commands(lang) }</h3><span class="hint">{ text::commands_hint(lang) }</span>
                    <button type="button" class="button" data-copy={lines}>{ text::copy_all(lang, count) }</button></div>
                <ul class="commands">{ for rows }</ul>
                <label class="choice"><input type="checkbox" name="reduced" checked={*reduced} onchange={toggle} /><span>{ text::leave_out(lang) }</span></label>
            </>
        },
    };
    html! {
        <Modal {lang} title={html! { { text::import_title(lang) } }} subtitle={html! { { text::stays_here(lang) } }} dispatch={props.dispatch.clone()} class="is-wide"
            footer={html! { <><span class="modal-note">{ text::import_next(lang) }</span><Cancel {lang} dispatch={props.dispatch.clone()} /></> }}>{ body }</Modal>
    }
}

#[derive(Properties)]
pub struct ResultProps {
    pub lang: Lang,
    pub imported: Rc<Imported>,
    pub result: Rc<Comparison>,
    pub concurrency: u64,
    pub keep: bool,
    pub dispatch: Callback<Msg>,
}

impl PartialEq for ResultProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.imported, &other.imported)
            && Rc::ptr_eq(&self.result, &other.result)
            && (self.lang, self.concurrency) == (other.lang, other.concurrency)
    }
}

fn tile(value: u64, label: &'static str, detail: String, class: Option<&'static str>) -> Html {
    html! { <div key={label} class={classes!("tile", class)}><b>{ N(value).to_string() }</b><span>{ label }</span><small>{ detail }</small></div> }
}

fn finding(lang: Lang, at: usize, problem: &Problem) -> Html {
    let severity = problem.kind.severity();
    let (class, mark) = match severity {
        Severity::Error => ("is-error", "✕"),
        Severity::Warning => ("is-warning", "!"),
        Severity::Info => ("is-info", "i"),
    };
    html! {
        <tr key={at}>
            <td><span class={classes!("severity", class)} role="img" aria-label={problems::severity(lang, severity)}>{ mark }</span></td>
            <td class="finding-place">
                if let Some(place) = &problem.place { <code>{ &place.file }</code><br /> }
                { problems::place(lang, problem) }
            </td>
            <td>{ problems::what(lang, &problem.kind) }</td>
            <td>{ problems::mend(lang, &problem.kind) }</td>
        </tr>
    }
}

fn worst_box(lang: Lang, found: &Worst, result: &Comparison) -> Html {
    let waffle = found.size.map(|size| Waffle::new(size, found.created, found.occupied, false));
    let ghost = found.size.map(|size| match Ghost::new(size, found.missing) {
        Ghost::Crosses { height, path } => (height, path, "cross"),
        Ghost::Boxes { height, frames, .. } => (height, frames, "ghost-frame"),
    });
    html! {
        <div class="worst" role="status">
            if let (Some(waffle), Some((height, path, class))) = (waffle, ghost) {
                <div class="worst-picture" aria-hidden="true">
                    <div class="box is-full"><svg class="waffle" viewBox={format!("0 0 160 {}", waffle.height)}>
                        <path class="m-free" d={waffle.free} /><path class="m-now" d={waffle.used} /><path class="m-reserved" d={waffle.reserved} />
                    </svg></div>
                    <div class="ghost"><svg class="waffle" viewBox={format!("0 0 160 {height}")}><path {class} d={path} /></svg></div>
                </div>
            }
            <div>
                <b>{ text::worst(lang, N(found.missing), &found.label) }</b>
                <p>{ text::worst_detail(lang, N(found.wanted), N(found.usable), N(result.hyperplane.created), N(result.hyperplane.needed), N(result.hyperplane.functions_failed)) }
                    { " " }<code>{ found.code }</code></p>
            </div>
        </div>
    }
}

/// After files were read.
#[component]
pub fn ImportResult(props: &ResultProps) -> Html {
    let ResultProps { lang, imported, result, concurrency, keep, dispatch } = props;
    let (lang, concurrency) = (*lang, *concurrency);
    let send = |msg: Msg| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.emit(msg.clone()))
    };
    let on_keep = {
        let (dispatch, keep) = (dispatch.clone(), *keep);
        Callback::from(move |_: Event| dispatch.emit(Msg::Keep(KeepMsg::ImportKept(!keep))))
    };
    let usable = !imported.functions.is_empty() || !imported.subnets.is_empty();
    let shown: Vec<&Problem> =
        imported.problems.iter().filter(|problem| !matches!(problem.kind, ProblemKind::OutsideVpc { .. })).collect();
    let details: Vec<String> = imported.problems.iter().map(|problem| problems::in_one_line(lang, problem)).collect();
    let region = imported.vpcs.first().map_or("", |vpc| vpc.region.as_str());
    let title = match (usable, imported.files.len()) {
        (false, _) => text::nothing_usable(lang).to_owned(),
        (true, 1) => text::file_read(lang).to_owned(),
        (true, files) => text::files_read(lang, N(files as u64)),
    };
    let footer = html! {
        <>
            <span class="modal-note">{ if usable { text::undo_back(lang) } else { "" } }</span>
            <Cancel {lang} dispatch={dispatch.clone()} />
            if usable {
                <button type="button" class="button" onclick={send(Msg::ImportAdd)}>{ text::add_to_board(lang) }</button>
                <button type="button" class="button is-main" onclick={send(Msg::ImportReplace)}>{ text::replace_board(lang) }</button>
            } else {
                { choose(lang, text::other_files(lang), true) }
            }
        </>
    };
    let vpcs = match imported.vpcs.len() {
        1 => text::tile_vpc(lang, region),
        many => text::tile_vpcs(lang, N(many as u64), region),
    };
    let (before, other) = match result.legacy.estimate {
        crate::model::Estimate::PerEnvironment => (result.legacy.needed, result.legacy.other_needed),
        crate::model::Estimate::MemoryFormula => (result.legacy.other_needed, result.legacy.needed),
    };
    html! {
        <Modal {lang} title={html! { { title } }} subtitle={html! { { text::not_changed(lang) } }} dispatch={dispatch.clone()} class="is-wide" {footer}>
            if usable {
                <p class="summary">{ problems::summary(lang, imported) }</p>
                <div class="tiles">
                    { tile(imported.functions_total, text::tile_functions(lang), text::tile_versions(lang, N(imported.versions_total)), None) }
                    { tile(imported.versions_in_vpc, text::tile_in_vpc(lang), text::tile_outside(lang, N(imported.versions_outside_vpc)), None) }
                    { tile(imported.sets.len() as u64, text::tile_sets(lang), text::tile_groups(lang, N(imported.groups.len() as u64)), None) }
                    { tile(imported.subnets.len() as u64, text::tile_subnets(lang), vpcs, None) }
                    { tile(result.hyperplane.needed, text::tile_enis(lang), text::tile_created(lang, N(result.hyperplane.created)), Some("is-now")) }
                </div>
                if let Some(found) = worst(result) { { worst_box(lang, &found, result) } }
            }
            if !shown.is_empty() {
                <div class="findings-head"><h3>{ if shown.len() == 1 { text::finding(lang).to_owned() } else { text::findings(lang, N(shown.len() as u64)) } }</h3>
                    <button type="button" class="link" data-copy={details.join("\n")}>{ text::copy_details(lang) }</button></div>
                <table class="findings">
                    <thead><tr>
                        <th scope="col"><span class="vh">{ text::column_severity(lang) }</span></th>
                        <th scope="col">{ text::column_place(lang) }</th><th scope="col">{ text::column_what(lang) }</th><th scope="col">{ text::column_mend(lang) }</th>
                    </tr></thead>
                    <tbody>{ for shown.iter().take(FINDINGS).enumerate().map(|(at, problem)| finding(lang, at, problem)) }</tbody>
                </table>
                if let Some(more) = shown.len().checked_sub(FINDINGS).filter(|more| *more > 0) {
                    <p class="hint">{ text::more_findings(lang, N(more as u64)) }</p>
                }
            }
            if usable {
                <div class="import-concurrency">
                    <div><b>{ text::concurrency_per_function(lang) }</b>
                        <p class="hint">{ text::not_in_files(lang, N(concurrency), N(before), N(other)) }</p></div>
                    <Stepper {lang} value={concurrency} dispatch={dispatch.clone()} />
                </div>
                <div class="switch">
                    <label class="choice">
                        <input type="checkbox" name="keep-import" checked={*keep} aria-describedby="hint-keep-import"
                            onchange={on_keep} /><span>{ kept::keep_import(lang) }</span>
                    </label>
                    <p class="hint" id="hint-keep-import">{ kept::keep_import_hint(lang) }</p>
                </div>
            }
        </Modal>
    }
}

#[derive(PartialEq, Properties)]
struct StepperProps {
    lang: Lang,
    value: u64,
    dispatch: Callback<Msg>,
}

#[component]
fn Stepper(props: &StepperProps) -> Html {
    let step = |value: u64| {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.emit(Msg::ImportConcurrency(value)))
    };
    let onchange = {
        let (dispatch, value) = (props.dispatch.clone(), props.value);
        Callback::from(move |event: Event| {
            dispatch.emit(Msg::ImportConcurrency(super::super::focus::typed(&event).trim().parse().unwrap_or(value)))
        })
    };
    html! {
        <div class="stepper">
            <button type="button" class="button" aria-label={text::less(props.lang)} onclick={step(props.value.saturating_sub(1))}>{ "−" }</button>
            <input class="field" name="import-concurrency" inputmode="numeric" aria-label={text::concurrency_per_function(props.lang)} value={props.value.to_string()} {onchange} />
            <button type="button" class="button" aria-label={text::more(props.lang)} onclick={step(props.value.saturating_add(1))}>{ "＋" }</button>
        </div>
    }
}
