//! A set of security groups: its members, who uses it.

use super::field::{Act, Add, Field, Outcome, Switch, send};
use super::{PaneProps, rules};
use crate::model::Metric;
use crate::network::GroupKey;
use crate::scene::inspector::{self, GroupLine};
use crate::state::{Edit, Inspected};
use crate::text::{Lang, N, inspector as text, sources};
use crate::view::parts::why_stop;
use std::rc::Rc;
use yew::prelude::*;

fn edit(props: &PaneProps, make: impl Fn(String) -> Edit + 'static) -> Callback<String, Outcome> {
    let (state, dispatch) = (props.state.clone(), props.dispatch.clone());
    Callback::from(move |typed: String| send(&state, &dispatch, make(typed)))
}

/// Where a group lets traffic out, and whether it exists.
fn outbound(lang: Lang, group: &GroupLine) -> String {
    if group.missing {
        return format!("✕ {}", sources::missing(lang));
    }
    let none = group.rules.is_some() && group.egress.is_empty();
    if none { sources::egress_none(lang).to_owned() } else { group.egress.to_string() }
}

/// The tab.
#[component]
pub fn Pane(props: &PaneProps) -> Html {
    let lang = props.state.ui.lang;
    let Inspected::Set(key) = props.shown else { return html! {} };
    let Some(pane) = inspector::set(&props.state.comparison, key) else { return html! {} };
    let members: Rc<[GroupKey]> = pane.groups.iter().filter(|group| group.member).map(|group| group.key).collect();
    let ticks = pane.groups.iter().map(|group| {
        let commit = {
            let (state, dispatch, members, own) = (props.state.clone(), props.dispatch.clone(), Rc::clone(&members), group.key);
            Callback::from(move |on: bool| {
                let mut next: Vec<GroupKey> = members.iter().copied().filter(|kept| *kept != own).collect();
                if on {
                    next.push(own);
                }
                send(&state, &dispatch, Edit::SetMembers { set: key, members: next.into(), new_groups: [].into() })
            })
        };
        html! {
            <Switch key={group.key.0} id={format!("i-group-{}", group.key.0)} label={AttrValue::from(group.label.clone())} on={group.member} {commit} tick=true>
                <span class="insp-free">{ outbound(lang, group) }</span>
            </Switch>
        }
    });
    let several = members.len() > 1;
    let fields = pane.groups.iter().filter(|group| group.member).map(|line| {
        let GroupLine { key: group, label, egress, .. } = line;
        let group = *group;
        let known = line.rules.is_some();
        html! {
            <div key={group.0} role="group" aria-label={AttrValue::from(label.clone())}>
                if several { <h3>{ label.to_string() }</h3> }
                <div class={if known { "insp-one" } else { "insp-two" }}>
                <Field {lang} id={format!("i-name-{}", group.0)} label={text::name(lang)} value={AttrValue::from(label.clone())} commit={edit(props, move |name| Edit::RenameGroup(group, name.into()))} />
                if !known {
                    <Field {lang} id={format!("i-egress-{}", group.0)} label={text::group_egress(lang)} value={AttrValue::from(egress.clone())} mono=true commit={edit(props, move |to| Edit::SetEgress(group, to.into()))} />
                }
                </div>
                { rules::missing(props, line) }
                { rules::rules(props, line) }
            </div>
        }
    });
    let add = {
        let members = Rc::clone(&members);
        edit(props, move |name| {
            let new_groups = [Rc::from(name.as_str())].into();
            Edit::SetMembers { set: key, members: Rc::clone(&members), new_groups }
        })
    };
    let functions = pane.functions.iter().map(|(function, badge, name)| {
        html! { <li key={function.0} class="insp-holder"><span class="badge">{ badge.clone() }</span>{ props.link(Inspected::Function(*function), AttrValue::from(name.clone())) }</li> }
    });
    let subnets = pane.subnets.iter().map(|(subnet, label)| {
        html! { <li key={subnet.0} class="insp-holder">{ props.link(Inspected::Eni(*subnet, key), AttrValue::from(label.clone())) }</li> }
    });
    let unused = pane.functions.is_empty();
    let remove = {
        let (state, dispatch) = (props.state.clone(), props.dispatch.clone());
        Callback::from(move |()| send(&state, &dispatch, Edit::RemoveSet(key)))
    };
    let used =
        if unused { text::unused(lang).to_owned() } else { text::used_by(lang, N(pane.functions.len() as u64 + pane.more)) };
    html! {
        <>
            <div class="insp-title">{ props.title(html! { <span class="insp-name">{ pane.label.clone() }</span> }) }</div>
            <section class="insp-part is-first">
                <h3>{ text::members(lang) }</h3>
                <p class="hint">{ text::members_hint(lang) }</p>
                <div class="insp-places">{ for ticks }</div>
                <Add {lang} id="i-new-group" label={text::new_group(lang)} button={text::add(lang)} commit={add} />
            </section>
            <section class="insp-part">{ for fields }</section>
            { rules::explained(lang) }
            <section class="insp-part">
                <h3>if unused { { used } } else { { why_stop(Metric::SetFunctions(key), "is-words", used) } }</h3>
                <ul class="insp-list">{ for functions }</ul>
                if pane.more > 0 { <p class="hint">{ text::more(lang, N(pane.more)) }</p> }
            </section>
            <section class="insp-part">
                <h3>{ why_stop(Metric::SetEnis(key), "is-words", text::enis_now(lang, N(pane.enis))) }</h3>
                <ul class="insp-list">{ for subnets }</ul>
                if unused { <Act danger=true label={text::remove_set(lang)} act={remove} /> }
            </section>
        </>
    }
}
