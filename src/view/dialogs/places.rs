//! A new subnet, a new set of security groups.

use super::modal::{Cancel, Modal, TextField};
use crate::network::{FunctionKey, GroupKey, NetworkError, VpcKey};
use crate::scene::attach::{Choice, all_subnets};
use crate::state::{AppState, Edit, Msg, check_edit};
use crate::text::{Lang, dialogs as text, errors};
use std::collections::BTreeSet;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Clone, Properties)]
pub struct SubnetProps {
    pub vpc: VpcKey,
    pub state: Rc<AppState>,
    pub dispatch: Callback<Msg>,
}

impl PartialEq for SubnetProps {
    fn eq(&self, other: &Self) -> bool {
        self.vpc == other.vpc && Rc::ptr_eq(&self.state, &other.state)
    }
}

/// A new subnet by name, block and zone.
#[component]
pub fn AddSubnet(props: &SubnetProps) -> Html {
    let SubnetProps { vpc, state, dispatch } = props.clone();
    let lang = state.ui.lang;
    let (name, cidr, zone) = (use_state(String::new), use_state(String::new), use_state(String::new));
    let problem = use_state(|| None::<NetworkError>);
    let submit = {
        let (name, cidr, zone, problem) = (name.clone(), cidr.clone(), zone.clone(), problem.clone());
        let (state, dispatch) = (state.clone(), dispatch.clone());
        Callback::from(move |()| {
            let edit = Edit::AddSubnet { vpc, name: name.as_str().into(), cidr: cidr.as_str().into(), az: zone.as_str().into() };
            match check_edit(&state, &edit) {
                Ok(()) => dispatch.emit(Msg::Edit(edit)),
                Err(error) => problem.set(Some(error)),
            }
        })
    };
    let is_name = |error: &NetworkError| {
        matches!(error, NetworkError::NameEmpty | NetworkError::NameTooLong(_) | NetworkError::NameTaken(_))
    };
    let words =
        |of_name: bool| problem.as_ref().filter(|error| is_name(error) == of_name).map(|error| errors::network(lang, error));
    let offer = problem.as_ref().and_then(errors::offer).map(|cidr| {
        let words = text::take_it(lang, &cidr);
        (cidr, words)
    });
    let zones: BTreeSet<Rc<str>> = state.topology().subnets.iter().filter_map(|subnet| subnet.az.clone()).collect();
    let set = |field: &UseStateHandle<String>| {
        let (field, problem) = (field.clone(), problem.clone());
        Callback::from(move |text: String| {
            field.set(text);
            problem.set(None);
        })
    };
    let blocks = state
        .topology()
        .vpc(vpc)
        .map(|vpc| vpc.cidrs.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))
        .unwrap_or_default();
    let footer = html! {
        <>
            <Cancel {lang} dispatch={dispatch.clone()} />
            <button type="submit" class="button is-main">{ text::add(lang) }</button>
        </>
    };
    html! {
        <Modal {lang} title={html! { { text::subnet_title(lang) } }} subtitle={html! { { text::in_vpc(lang, &blocks) } }} {footer} {dispatch} on_submit={submit} class="is-small">
            <TextField name="name" label={text::name(lang)} value={(*name).clone()} on_text={set(&name)} problem={words(true)} first=true />
            <TextField name="cidr" label={text::cidr(lang)} value={(*cidr).clone()} on_text={set(&cidr)} problem={words(false)} {offer} mono=true />
            <TextField name="az" label={text::zone(lang)} value={(*zone).clone()} on_text={set(&zone)} mono=true
                options={zones.into_iter().map(AttrValue::from).collect::<Vec<_>>()} />
        </Modal>
    }
}

#[derive(PartialEq, Properties)]
pub struct GroupsProps {
    pub lang: Lang,
    pub groups: Vec<(GroupKey, AttrValue, bool)>,
    pub new_group: AttrValue,
    pub on_group: Callback<GroupKey>,
    pub on_name: Callback<String>,
    #[prop_or_default]
    pub problem: Option<String>,
    /// The equal set on the board.
    #[prop_or_default]
    pub equal: Option<String>,
    #[prop_or_default]
    pub first: bool,
}

/// The groups of a new set: existing ones and a new one by name.
#[component]
pub fn Groups(props: &GroupsProps) -> Html {
    let lang = props.lang;
    let boxes = props.groups.iter().map(|(key, label, chosen)| {
        let onchange = {
            let (on_group, key) = (props.on_group.clone(), *key);
            Callback::from(move |_: Event| on_group.emit(key))
        };
        html! { <label key={key.0} class="choice"><input type="checkbox" name="group" checked={*chosen} {onchange} /><span>{ label }</span></label> }
    });
    html! {
        <div class="new-set">
            <fieldset class="choices"><legend>{ text::groups_legend(lang) }</legend>{ for boxes }</fieldset>
            <TextField name="new-group" label={text::new_group(lang)} value={props.new_group.clone()} on_text={props.on_name.clone()} problem={props.problem.clone()} first={props.first} />
            <p class="hint">{ text::new_group_hint(lang) }</p>
            if let Some(set) = &props.equal { <p class="note" role="status">{ text::same_set(lang, set) }</p> }
        </div>
    }
}

/// The groups of a VPC, with those of the choice ticked.
pub fn groups_of(state: &AppState, choice: &Choice) -> Vec<(GroupKey, AttrValue, bool)> {
    let groups = state.topology().groups.iter().filter(|group| group.vpc == choice.vpc);
    groups.map(|group| (group.key, group.label().into(), choice.groups.contains(&group.key))).collect()
}

#[derive(Clone, Properties)]
pub struct SetProps {
    pub vpc: VpcKey,
    pub function: Option<FunctionKey>,
    pub state: Rc<AppState>,
    pub dispatch: Callback<Msg>,
}

impl PartialEq for SetProps {
    fn eq(&self, other: &Self) -> bool {
        (self.vpc, self.function) == (other.vpc, other.function) && Rc::ptr_eq(&self.state, &other.state)
    }
}

/// A new column, and the function that was dropped on it.
#[component]
pub fn AddSet(props: &SetProps) -> Html {
    let SetProps { vpc, function, state, dispatch } = props.clone();
    let lang = state.ui.lang;
    let choice = use_state(|| {
        let topology = state.topology();
        let now = function.and_then(|function| topology.function(function)?.attachment().cloned());
        let subnets = now.map_or_else(|| all_subnets(topology, vpc), |attachment| attachment.subnets.to_vec());
        Choice { set: None, vpc, groups: Vec::new(), new_group: state.suggested_group_name(vpc), subnets }
    });
    let problem = use_state(|| None::<NetworkError>);
    let edit = match function {
        Some(function) => choice.edit(function),
        None => Edit::AddSet(choice.set_choice()),
    };
    let submit = {
        let (edit, problem, state, dispatch) = (edit, problem.clone(), state.clone(), dispatch.clone());
        Callback::from(move |()| match check_edit(&state, &edit) {
            Ok(()) => dispatch.emit(Msg::Edit(edit.clone())),
            Err(error) => problem.set(Some(error)),
        })
    };
    let on_group = {
        let choice = choice.clone();
        Callback::from(move |group| choice.set(choice.toggled_group(group)))
    };
    let on_name = {
        let choice = choice.clone();
        Callback::from(move |text: String| choice.set(Choice { new_group: text.into(), ..(*choice).clone() }))
    };
    let title = match function.and_then(|function| state.topology().function(function)) {
        Some(found) => text::set_title_for(lang, &found.name),
        None => text::set_title(lang).to_owned(),
    };
    let equal = choice.equal_set(state.topology()).map(|set| state.topology().set_label(set));
    let footer = html! {
        <>
            <Cancel {lang} dispatch={dispatch.clone()} />
            <button type="submit" class="button is-main">{ if function.is_some() { text::attach(lang) } else { text::add(lang) } }</button>
        </>
    };
    html! {
        <Modal {lang} title={html! { { title } }} {footer} {dispatch} on_submit={submit} class="is-small">
            <Groups {lang} groups={groups_of(&state, &choice)} new_group={AttrValue::from(choice.new_group.clone())} {on_group} {on_name} {equal} first=true
                problem={problem.as_ref().map(|error| errors::network(lang, error))} />
        </Modal>
    }
}
