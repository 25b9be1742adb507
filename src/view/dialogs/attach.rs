//! The Attach dialog: everything that dragging does, without dragging.

use super::modal::{Cancel, Modal};
use super::places::{Groups, groups_of};
use crate::model::{Estimate, Metric};
use crate::network::{FunctionKey, NetworkError, SubnetKey};
use crate::scene::attach::{Choice, Rail, new_set_price, rails, set_options, subnet_options};
use crate::scene::why::formula;
use crate::state::{AppState, Edit, Msg, Preview, PreviewKind, preview_edit};
use crate::text::{Lang, N, board, dialogs as text, errors, sources, ui};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Clone, Properties)]
pub struct AttachProps {
    pub function: FunctionKey,
    pub subnet: Option<SubnetKey>,
    pub state: Rc<AppState>,
    pub dispatch: Callback<Msg>,
}

impl PartialEq for AttachProps {
    fn eq(&self, other: &Self) -> bool {
        (self.function, self.subnet) == (other.function, other.subnet) && Rc::ptr_eq(&self.state, &other.state)
    }
}

/// The dialog.
#[component]
pub fn Attach(props: &AttachProps) -> Html {
    let AttachProps { function, subnet, state, dispatch } = props.clone();
    let lang = state.ui.lang;
    let choice = use_state(|| Choice::start(state.topology(), function, subnet));
    let Some(found) = state.topology().function(function) else { return html! {} };
    let edit = state.for_selection(choice.edit(function));
    let many = state.ui.selected.len() > 1 && state.ui.selected.contains(function);
    let preview = preview_edit(&state, &edit);
    let refused = match &preview.kind {
        PreviewKind::Refused(error) => Some((Field::of(error), errors::network(lang, error))),
        _ => None,
    };
    let problem = |field: Field| refused.as_ref().filter(|(at, _)| *at == field).map(|(_, words)| words.clone());
    let submit = {
        let (dispatch, edit, can) = (dispatch.clone(), edit, refused.is_none());
        Callback::from(move |()| {
            if can {
                dispatch.emit(Msg::Edit(edit.clone()));
                dispatch.emit(Msg::CloseDialog);
            }
        })
    };
    let detach = {
        let (dispatch, edit) = (dispatch.clone(), state.for_selection(Edit::Detach(function)));
        Callback::from(move |_: MouseEvent| dispatch.emit(Msg::Edit(edit.clone())))
    };
    let memory = found.carrier().map_or(0, |carrier| carrier.memory_mb);
    let runs = match found.concurrency {
        crate::network::Concurrency::Global => text::follows(lang, N(state.comparison.assumptions.concurrency)),
        own => text::own(lang, N(own.at(state.comparison.assumptions.concurrency))),
    };
    let place = match found.attachment() {
        Some(attachment) => state.topology().set_label(attachment.set),
        None => text::not_attached(lang).to_owned(),
    };
    let title = html! {
        if many {
            <>{ text::attach_title(lang) }{ " " }{ ui::pick_many(lang, N(state.ui.selected.len() as u64)) }</>
        } else {
        <>{ text::attach_title(lang) }{ " " }<span class="badge">{ format!("{:02}", found.badge()) }</span>{ " " }{ AttrValue::from(found.name.clone()) }</>
        }
    };
    let subtitle = if many {
        html! {}
    } else {
        html! { { format!("{place} · {} MB · {runs}", N(memory)) } }
    };
    let footer = html! {
        <>
            <span class="modal-note">{ text::same_as_drag(lang) }</span>
            if found.attachment().is_some() { <button type="button" class="button" onclick={detach}>{ text::detach(lang) }</button> }
            <Cancel {lang} dispatch={dispatch.clone()} />
            <button type="submit" class="button is-main" aria-disabled={refused.is_some().then_some("true")}>{ text::attach(lang) }</button>
        </>
    };
    html! {
        <Modal {lang} {title} {subtitle} {footer} {dispatch} on_submit={submit}>
            { sets(lang, &state, function, &choice, (problem(Field::Set), problem(Field::NewGroup))) }
            { subnets(lang, &state, &choice, problem(Field::Subnets)) }
            <div class="attach-result" role="status" aria-label={text::result(lang)}>
                if refused.is_some() {
                    <p class="hint">{ text::mend_first(lang) }</p>
                } else {
                    if preview.kind == PreviewKind::NoChange { <p class="note">{ text::no_change(lang) }</p> }
                    { panels(lang, &state, function, &preview) }
                }
            </div>
        </Modal>
    }
}

/// Where in the dialog a refusal is mended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Set,
    NewGroup,
    Subnets,
}

impl Field {
    fn of(error: &NetworkError) -> Self {
        match error {
            NetworkError::NameEmpty | NetworkError::NameTooLong(_) | NetworkError::NameTaken(_) => Self::NewGroup,
            NetworkError::TooManySubnets(_) | NetworkError::GroupsWithoutSubnets | NetworkError::TwoVpcs(..) => Self::Subnets,
            _ => Self::Set,
        }
    }
}

/// What is wrong with a group of choices, at its end, and the group says so.
fn problem_of(id: &'static str, words: Option<String>) -> Html {
    html! { <p {id} class="field-problem" role="alert">{ words.unwrap_or_default() }</p> }
}

fn sets(
    lang: Lang,
    state: &Rc<AppState>,
    function: FunctionKey,
    choice: &UseStateHandle<Choice>,
    (problem, problem_of_group): (Option<String>, Option<String>),
) -> Html {
    let choose = |set| {
        let (choice, state) = (choice.clone(), state.clone());
        Callback::from(move |_: Event| choice.set(choice.with_set(state.topology(), set)))
    };
    let priced = |delta: i64| {
        let signed = board::signed(delta);
        if delta <= 0 { text::price_shared(lang, &signed) } else { text::price_new(lang, &signed) }
    };
    let options = set_options(state, function, choice).into_iter().map(|option| {
        let price = option.price.map(priced);
        let users = if option.users.is_empty() { text::unused(lang).to_owned() } else { text::used_by(lang, &option.users) };
        let parts = [option.vpc.map(|vpc| vpc.to_string()), option.egress.map(|to| if to.is_empty() { sources::egress_none(lang).to_owned() } else { board::egress(lang, &to) }), Some(users)];
        let chosen = choice.set == Some(option.key);
        html! {
            <label key={option.key.0} class={classes!("option", chosen.then_some("is-chosen"))}>
                <input type="radio" name="set" checked={chosen} autofocus={chosen} onchange={choose(Some(option.key))} />
                <span class="option-main"><b>{ option.label }</b><small>{ parts.into_iter().flatten().collect::<Vec<_>>().join(" · ") }</small></span>
                <span class="option-price">{ price.unwrap_or_default() }</span>
            </label>
        }
    });
    let new = choice.set.is_none();
    let on_group = {
        let choice = choice.clone();
        Callback::from(move |group| choice.set(choice.toggled_group(group)))
    };
    let on_name = {
        let choice = choice.clone();
        Callback::from(move |text: String| choice.set(Choice { new_group: text.into(), ..(*choice).clone() }))
    };
    let equal = choice.equal_set(state.topology()).map(|set| state.topology().set_label(set));
    let new_price = new_set_price(state, function, choice).map(|delta| match equal {
        Some(_) => priced(delta),
        None => text::price_new(lang, &board::signed(delta)),
    });
    html! {
        <fieldset class="options" aria-describedby={problem.is_some().then_some("problem-set")}>
            <legend><span>{ text::set_legend(lang) }</span><small>{ text::now_enis(lang) }</small></legend>
            <div class="option-list">
                { for options }
                <label key="new" class={classes!("option", new.then_some("is-chosen"))}>
                    <input type="radio" name="set" checked={new} onchange={choose(None)} />
                    <span class="option-main"><b>{ text::new_set(lang) }</b><small>{ text::new_set_hint(lang) }</small></span>
                    <span class="option-price">{ new_price.unwrap_or_default() }</span>
                </label>
            </div>
            if new {
                <Groups {lang} groups={groups_of(state, choice)} new_group={AttrValue::from(choice.new_group.clone())} {on_group} {on_name} {equal} problem={problem_of_group} />
            }
            { problem_of("problem-set", problem) }
        </fieldset>
    }
}

fn subnets(lang: Lang, state: &Rc<AppState>, choice: &UseStateHandle<Choice>, problem: Option<String>) -> Html {
    let count = |free: Option<u64>| free.map_or_else(|| board::unbounded(lang).to_owned(), |free| N(free).to_string());
    let options = subnet_options(&state.comparison, choice).into_iter().map(|option| {
        let onchange = {
            let (choice, key) = (choice.clone(), option.key);
            Callback::from(move |_: Event| choice.set(choice.toggled(key)))
        };
        let (before, now) = (count(option.before), count(option.now));
        html! {
            <label key={option.key.0} class={classes!("option", option.chosen.then_some("is-chosen"))}>
                <input type="checkbox" name="subnet" checked={option.chosen} {onchange} />
                <span class="option-main"><b>{ AttrValue::from(option.label) }</b><small>{ option.detail }</small></span>
                <span class="option-free"><span class="vh">{ text::free_pair(lang, &before, &now) }</span>
                    <span aria-hidden="true"><i class={classes!("was", (option.before == Some(0)).then_some("is-none"))}>{ before }</i>{ " → " }<i class="is">{ now }</i></span></span>
            </label>
        }
    });
    html! {
        <fieldset class="options" aria-describedby={problem.is_some().then_some("problem-subnets")}>
            <legend><span>{ text::subnets_legend(lang) }</span><small>{ text::free_legend(lang) }</small></legend>
            <div class="option-list">{ for options }</div>
            { problem_of("problem-subnets", problem) }
        </fieldset>
    }
}

fn panels(lang: Lang, state: &Rc<AppState>, function: FunctionKey, preview: &Preview) -> Html {
    let now = &state.comparison;
    let after = preview.after.as_ref().map_or(now, |(_, after)| after);
    let (was, is) = (N(now.legacy.needed), N(after.legacy.needed));
    let totals = match now.legacy.estimate {
        Estimate::PerEnvironment => text::up_to_totals(lang, was, is),
        Estimate::MemoryFormula => text::totals(lang, was, is),
    };
    let other = board::signed(preview.other_delta);
    let other = match now.legacy.estimate {
        Estimate::PerEnvironment => text::other_formula(lang, &other),
        Estimate::MemoryFormula => text::other_environments(lang, &other),
    };
    let unfit = u64::try_from(preview.refused_delta).unwrap_or(0);
    let rail = |(at, rail): (usize, Rail)| {
        let others = rail.others.iter().map(|badge| html! { <span key={badge.clone()} class="badge">{ badge }</span> });
        html! {
            <p key={at} class={classes!("rail", rail.failure.map(|_| "is-failed"))}>
                <code>{ rail.address.clone().or_else(|| rail.failure.map(ToOwned::to_owned)).unwrap_or_default() }</code>
                { for others }
                if rail.more > 0 { <span>{ format!("+{}", N(rail.more)) }</span> }
                <span class="badge joins">{ format!("+{}", rail.joins) }</span>
            </p>
        }
    };
    let failed = after.hyperplane.functions_failed;
    html! {
        <div class="panels">
            <div class="panel is-before">
                <h3>{ text::before(lang) }</h3>
                <p class="panel-big">{ board::delta_enis(lang, &board::signed(preview.legacy_delta)) }</p>
                <p>{ totals }
                    if unfit > 0 { <b class="bad">{ " " }{ text::do_not_fit(lang, N(unfit)) }</b> }
                    if unfit == 0 && preview.legacy_delta > 0 { { " " }{ text::all_fits(lang) } }
                </p>
                <p class="panel-why">{ formula(after, lang, Metric::LegacyNeeded).unwrap_or_default() }</p>
                { for after.legacy.failures().map(|failure| html! { <p key={failure.code()}><code>{ failure.code() }</code></p> }) }
                <p>{ other }</p>
            </div>
            <div class="panel is-now">
                <h3>{ text::now(lang) }</h3>
                <p class="panel-big">{ board::delta_enis(lang, &board::signed(preview.hyperplane_delta)) }
                    if preview.hyperplane_delta == 0 && preview.shared_with > 0 { <small>{ text::shared(lang) }</small> }
                </p>
                <p>{ text::totals(lang, N(now.hyperplane.needed), N(after.hyperplane.needed)) }</p>
                <p class="panel-why">{ formula(after, lang, Metric::HyperplaneEnis).unwrap_or_default() }</p>
                if failed > 0 { <p class="bad">{ text::would_fail(lang, N(failed)) }</p> }
                { for rails(preview, function).into_iter().enumerate().map(rail) }
            </div>
        </div>
    }
}
