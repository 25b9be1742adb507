//! A function's failures, execution role, reserved concurrency, place in the order of creation, and event sources.

use super::field::{Act, Field, Outcome, Refusal, Select, number, send};
use super::{PaneProps, worlds_line};
use crate::network::{FunctionKey, Role};
use crate::scene::sources::Standing;
use crate::state::{Edit, Inspected, Msg, suggested_event_source};
use crate::text::{Lang, N, failures, sources as text};
use yew::prelude::*;

fn edit(props: &PaneProps, make: impl Fn(Lang, String) -> Result<Edit, Refusal> + 'static) -> Callback<String, Outcome> {
    let (state, dispatch) = (props.state.clone(), props.dispatch.clone());
    Callback::from(move |typed: String| send(&state, &dispatch, make(state.ui.lang, typed)?))
}

/// AWS's name, what it means and what to do.
pub fn failure(lang: Lang, before: bool, code: &'static str) -> Html {
    let world = if before { text::is_before(lang) } else { text::is_now(lang) };
    html! {
        <li key={code} class="insp-failure">
            { worlds_line(world, before) }
            <span class="bad" aria-hidden="true">{ "✕ " }</span><code lang="en">{ code }</code>
            <p>{ failures::meaning(lang, code) }</p>
            <p class="hint">{ text::do_this(lang, failures::mend(lang, code)) }</p>
        </li>
    }
}

/// What fails of it, in both worlds.
pub fn failing(lang: Lang, standing: &Standing) -> Html {
    let found = [(false, standing.now), (true, standing.before)];
    let lines: Vec<Html> = found.into_iter().filter_map(|(before, code)| Some(failure(lang, before, code?))).collect();
    if lines.is_empty() {
        return html! {};
    }
    html! { <ul class="insp-failures" aria-label={text::failures(lang)}>{ for lines }</ul> }
}

const ROLES: [(Role, &str); 3] = [(Role::InOrder, "ok"), (Role::LacksPermission, "lacks"), (Role::Deleted, "deleted")];

/// The role, and concurrency that is set aside.
pub fn role(props: &PaneProps, key: FunctionKey, standing: &Standing) -> Html {
    let lang = props.state.ui.lang;
    let options: Vec<(String, AttrValue)> =
        ROLES.iter().map(|(role, value)| ((*value).to_owned(), AttrValue::from(text::role_words(lang, *role)))).collect();
    let chosen = ROLES.iter().find(|(role, _)| *role == standing.role).map_or("", |(_, value)| value).to_owned();
    let choose = edit(props, move |_, value| {
        let role = ROLES.iter().find(|(_, known)| *known == value).map_or(Role::InOrder, |(role, _)| *role);
        Ok(Edit::SetRole(key, role))
    });
    let reserve = edit(props, move |lang, typed| {
        let reserved = if typed.trim().is_empty() { None } else { Some(number(lang, &typed)?) };
        Ok(Edit::SetReserved(key, reserved))
    });
    let provision = edit(props, move |lang, typed| {
        let many = if typed.trim().is_empty() { 0 } else { number(lang, &typed)? };
        Ok(Edit::SetProvisioned(key, many))
    });
    let reserved = standing.reserved.map(|n| N(n).to_string()).unwrap_or_default();
    html! {
        <section class="insp-part">
            <Select id="i-role" label={text::role(lang)} {options} {chosen} commit={choose} />
            <p class="hint">{ text::role_hint(lang) }</p>
            if standing.role == Role::Deleted { <p class="hint is-strong">{ text::role_deleted_hint(lang) }</p> }
            <Field {lang} id="i-reserved" label={text::reserved(lang)} hint={text::reserved_hint(lang)} value={reserved} numeric=true row=true commit={reserve} />
            <Field {lang} id="i-provisioned" label={text::provisioned(lang)} hint={text::provisioned_hint(lang)} value={N(standing.provisioned).to_string()} numeric=true row=true commit={provision} />
        </section>
    }
}

/// When it is created, and buttons that change it.
pub fn order(props: &PaneProps, key: FunctionKey, name: &str, standing: &Standing) -> Html {
    let lang = props.state.ui.lang;
    let at = standing.place.saturating_sub(1);
    let last = standing.of.saturating_sub(1);
    let button = |id: &'static str, label: &'static str, said: String, to: u64| {
        let dispatch = props.dispatch.clone();
        let there = to == at;
        let onclick = Callback::from(move |_: MouseEvent| {
            if !there {
                dispatch.emit(Msg::Edit(Edit::Move(key, usize::try_from(to).unwrap_or(usize::MAX))));
            }
        });
        html! { <button key={id} type="button" {id} class="button" aria-label={said} aria-disabled={there.then_some("true")} {onclick}>{ label }</button> }
    };
    html! {
        <section class="insp-part">
            <div class="insp-h"><h3>{ text::order(lang) }</h3><b id="i-order">{ text::order_words(lang, standing.place, standing.of) }</b></div>
            <div class="insp-order" role="group" aria-label={text::order(lang)}>
                { button("i-order-first", text::first(lang), text::first_name(lang, name), 0) }
                { button("i-order-earlier", text::earlier(lang), text::earlier_name(lang, name), at.saturating_sub(1)) }
                { button("i-order-later", text::later(lang), text::later_name(lang, name), (at + 1).min(last)) }
                { button("i-order-last", text::last(lang), text::last_name(lang, name), last) }
            </div>
            <p class="hint">{ text::order_hint(lang) }</p>
        </section>
    }
}

/// Its event sources.
pub fn event_sources(props: &PaneProps, key: FunctionKey, standing: &Standing) -> Html {
    let lang = props.state.ui.lang;
    let lines = standing.sources.iter().map(|source| {
        html! {
            <li key={source.key.0} class="insp-holder">
                { props.link(Inspected::EventSource(source.key), AttrValue::from(source.name.clone())) }
                <small lang="en">{ source.kind.as_str() }</small>
                if let Some(code) = source.failure { <code class="bad" lang="en">{ "✕ " }{ code }</code> }
            </li>
        }
    });
    let add = {
        let (state, dispatch) = (props.state.clone(), props.dispatch.clone());
        Callback::from(move |()| send(&state, &dispatch, suggested_event_source(state.topology(), key)))
    };
    html! {
        <section class="insp-part">
            <div class="insp-h"><h3>{ text::sources(lang) }</h3><small>{ text::sources_hint(lang) }</small></div>
            <ul class="insp-list">{ for lines }</ul>
            <Act label={text::add_source(lang)} act={add} />
        </section>
    }
}
