//! A VPC: its blocks, its quota, and a block cut into subnets.

use super::PaneProps;
use super::field::{Act, Add, Field, Outcome, Refusal, number, send};
use crate::model::Metric;
use crate::scene::inspector::{self, VpcPane};
use crate::state::{Edit, Inspected};
use crate::text::terms::Term;
use crate::text::{N, inspector as text};
use crate::view::focus;
use crate::view::parts::why_stop;
use crate::view::terms::with_terms;
use std::rc::Rc;
use yew::prelude::*;

fn edit(props: &PaneProps, make: impl Fn(String) -> Edit + 'static) -> Callback<String, Outcome> {
    let (state, dispatch) = (props.state.clone(), props.dispatch.clone());
    Callback::from(move |typed: String| send(&state, &dispatch, make(typed)))
}

/// The tab.
#[component]
pub fn Pane(props: &PaneProps) -> Html {
    let lang = props.state.ui.lang;
    let Inspected::Vpc(key) = props.shown else { return html! {} };
    let Some(pane) = inspector::vpc(&props.state.comparison, key) else { return html! {} };
    let cidrs = pane.cidrs.iter().enumerate().map(|(place, cidr)| {
        let cidr = *cidr;
        let remove = {
            let (state, dispatch) = (props.state.clone(), props.dispatch.clone());
            Callback::from(move |()| send(&state, &dispatch, Edit::RemoveCidr(key, cidr)))
        };
        html! {
            <li key={cidr.to_string()} class="insp-cidr"><code>{ cidr.to_string() }</code>
                if place == 0 { <small>{ text::primary(lang) }</small> } else { <Act label="✕" name={text::remove_cidr(lang, &cidr.to_string())} act={remove} /> }
            </li>
        }
    });
    let subnets = pane.subnets.iter().take(inspector::NAMED).map(|(subnet, label, cidr)| {
        html! {
            <li key={subnet.0} class="insp-holder">{ props.link(Inspected::Subnet(*subnet), AttrValue::from(label.clone())) }
                <code>{ cidr.map(|cidr| cidr.to_string()).unwrap_or_default() }</code></li>
        }
    });
    let others = pane.others.iter().map(|(vpc, label)| {
        html! { <li key={vpc.0} class="insp-holder">{ props.link(Inspected::Vpc(*vpc), AttrValue::from(label.clone())) }</li> }
    });
    let new_name: Rc<str> = pane.new_name.as_str().into();
    let hidden = pane.subnets.len().saturating_sub(inspector::NAMED) as u64;
    let (used, limit) = pane.quota;
    html! {
        <>
            <div class="insp-title">{ props.title(html! { <span class="insp-name">{ pane.label.to_string() }</span> }) }
                if *pane.id != *pane.label { <code>{ pane.id.to_string() }</code> }
            </div>
            <section class="insp-part is-first">
                <p class="hint">{ text::vpc_place(lang, &pane.place) }</p>
                <Field {lang} id="i-name" label={text::name(lang)} value={AttrValue::from(pane.label.clone())} commit={edit(props, move |name| Edit::RenameVpc(key, name.into()))} />
            </section>
            <section class="insp-part">
                <h3>{ text::cidrs(lang) }</h3>
                <ul class="insp-list">{ for cidrs }</ul>
                <Add {lang} id="i-cidr" label={text::new_cidr(lang)} button={text::add(lang)} mono=true commit={edit(props, move |cidr| Edit::AddCidr(key, cidr.into()))} />
            </section>
            <section class="insp-part">
                <p class="insp-line"><b>{ with_terms(lang, text::quota(lang), &[Term::Hyperplane, Term::Quota]) }</b><span>{ why_stop(Metric::QuotaUsed(key), "is-words", N(used).to_string()) }{ " / " }{ props.link(Inspected::Assumptions, N(limit).to_string()) }</span></p>
                <progress class={classes!("insp-bar", (used >= limit).then_some("is-full"))} max={limit.to_string()} value={used.to_string()} aria-label={text::quota(lang)}></progress>
            </section>
            <section class="insp-part">
                <h3>{ text::subnets(lang) }</h3>
                <ul class="insp-list">{ for subnets }</ul>
                if hidden > 0 { <p class="hint">{ text::more(lang, N(hidden)) }</p> }
            </section>
            <Split props={props.clone()} pane={Rc::new(pane.clone())} />
            <section class="insp-part">
                if !pane.others.is_empty() { <h3>{ text::other_vpcs(lang) }</h3> }
                <ul class="insp-list">{ for others }</ul>
                <Add {lang} id="i-new-vpc" label={text::new_vpc(lang, &pane.new_name)} button={text::add(lang)} mono=true
                    commit={edit(props, move |cidr| Edit::AddVpc(Rc::clone(&new_name), cidr.into()))} />
            </section>
        </>
    }
}

#[derive(PartialEq, Properties)]
struct SplitProps {
    props: PaneProps,
    pane: Rc<VpcPane>,
}

/// A free block into equal subnets over zones.
#[component]
fn Split(own: &SplitProps) -> Html {
    let SplitProps { props, pane } = own;
    let (lang, key) = (props.state.ui.lang, pane.key);
    let block = use_state_eq(|| None::<String>);
    let parts = use_state_eq(|| "4".to_owned());
    let zones = use_state_eq(|| None::<String>);
    let problem = use_state_eq(|| None::<Refusal>);
    let shown_block = block.as_ref().cloned().unwrap_or_else(|| pane.free.map(|free| free.to_string()).unwrap_or_default());
    let shown_zones = zones.as_ref().cloned().unwrap_or_else(|| pane.zones.clone());
    let onsubmit = {
        let (state, dispatch, problem, block_state) =
            (props.state.clone(), props.dispatch.clone(), problem.setter(), block.setter());
        let (typed_block, typed_parts, typed_zones) = (shown_block.clone(), (*parts).clone(), shown_zones.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let outcome = number(lang, &typed_parts).and_then(|parts| {
                let zones: Rc<[Rc<str>]> = typed_zones.split([',', '、', '，', '\n']).map(|zone| zone.trim().into()).collect();
                send(&state, &dispatch, Edit::Split { vpc: key, cidr: typed_block.as_str().into(), parts, zones })
            });
            if outcome.is_ok() {
                block_state.set(None);
            }
            problem.set(outcome.err());
        })
    };
    let typed =
        |field: UseStateSetter<Option<String>>| Callback::from(move |event: InputEvent| field.set(Some(focus::typed(&event))));
    let on_parts = {
        let parts = parts.setter();
        Callback::from(move |event: InputEvent| parts.set(focus::typed(&event)))
    };
    let invalid = problem.is_some().then_some("true");
    let described = problem.is_some().then_some("i-split-problem");
    html! {
        <form class="insp-part" novalidate=true {onsubmit}>
            <h3>{ text::split(lang) }</h3>
            <div class="insp-two">
                <div class="insp-field"><div class="insp-label"><label for="i-split">{ text::split_block(lang) }</label></div>
                    <input id="i-split" class="field mono-field" type="text" autocomplete="off" value={shown_block} aria-invalid={invalid} aria-describedby={described} oninput={typed(block.setter())} /></div>
                <div class="insp-field"><div class="insp-label"><label for="i-parts">{ text::split_parts(lang) }</label></div>
                    <input id="i-parts" class="field is-number" type="text" inputmode="numeric" autocomplete="off" value={(*parts).clone()} aria-invalid={invalid} aria-describedby={described} oninput={on_parts} /></div>
            </div>
            <div class="insp-field"><div class="insp-label"><label for="i-zones">{ text::split_zones(lang) }</label></div>
                <input id="i-zones" class="field" type="text" autocomplete="off" value={shown_zones} aria-invalid={invalid} aria-describedby={described} oninput={typed(zones.setter())} /></div>
            <div class="insp-problem" role="alert">
                if let Some(problem) = &*problem { <p id="i-split-problem" class="field-problem">{ &problem.words }</p> }
            </div>
            <button type="submit" class="button">{ text::split_do(lang) }</button>
        </form>
    }
}
