//! An event source: what is polled, whom it invokes, where its pollers hold interfaces.

use super::super::poller;
use super::PaneProps;
use super::field::{Act, Field, Outcome, Refusal, Select, Switch, send};
use crate::model::Metric;
use crate::network::{EventSourceKind, FunctionKey, SetKey, SubnetKey};
use crate::scene::attach::all_subnets;
use crate::scene::inspector::{self, Place};
use crate::scene::sources::{self, SourcePane};
use crate::state::{Edit, Inspected, SetChoice, new_set};
use crate::text::{Lang, N, failures, inspector as words, sources as text};
use crate::view::parts::why_stop;
use std::rc::Rc;
use yew::prelude::*;

/// What of an event source is changed.
#[derive(Clone)]
struct Draft {
    name: Rc<str>,
    kind: EventSourceKind,
    function: FunctionKey,
    subnets: Rc<[SubnetKey]>,
    set: SetChoice,
}

impl Draft {
    fn of(pane: &SourcePane) -> Self {
        Self {
            name: Rc::clone(&pane.name),
            kind: pane.kind,
            function: pane.function,
            subnets: Rc::clone(&pane.subnets),
            set: SetChoice::Existing(pane.set),
        }
    }
}

/// A callback that changes something of the event source by what was typed or chosen.
fn change(
    props: &PaneProps,
    pane: &SourcePane,
    make: impl Fn(&mut Draft, &str) -> Result<(), Refusal> + 'static,
) -> Callback<String, Outcome> {
    let (state, dispatch, source, draft) = (props.state.clone(), props.dispatch.clone(), pane.key, Draft::of(pane));
    Callback::from(move |typed: String| {
        let mut next = draft.clone();
        make(&mut next, &typed)?;
        let Draft { name, kind, function, subnets, set } = next;
        send(&state, &dispatch, Edit::SetEventSource { source, name, kind, function, subnets, set })
    })
}

/// The pane.
#[component]
pub fn Pane(props: &PaneProps) -> Html {
    let lang = props.state.ui.lang;
    let Inspected::EventSource(key) = props.shown else { return html! {} };
    let Some(pane) = sources::source(&props.state.comparison, key) else { return html! {} };
    let status = match pane.failure {
        Some(code) => html! { <span class="pill is-bad">{ "✕ " }<code lang="en">{ code }</code></span> },
        None => html! { <span class="pill is-good">{ "✓ " }{ words::active(lang) }</span> },
    };
    let rename = change(props, &pane, |draft, typed| {
        draft.name = typed.into();
        Ok(())
    });
    let remove = {
        let (state, dispatch) = (props.state.clone(), props.dispatch.clone());
        Callback::from(move |()| send(&state, &dispatch, Edit::DeleteEventSource(key)))
    };
    html! {
        <>
            <div class="insp-title">
                { props.title(html! { <>{ poller::mark() }<span class="insp-name">{ pane.name.to_string() }</span><small lang="en">{ pane.kind.as_str() }</small></> }) }
                { status }
            </div>
            if let Some(code) = pane.failure {
                <div class="insp-failure is-alone">
                    <p>{ failures::meaning(lang, code) }</p>
                    <p class="hint">{ text::do_this(lang, failures::mend(lang, code)) }</p>
                    <p class="hint">{ text::source_failed(lang) }</p>
                </div>
            }
            <section class="insp-part is-first">
                <Field {lang} id="i-name" label={words::name(lang)} value={AttrValue::from(pane.name.clone())} commit={rename} />
                { kind(props, &pane) }
                { function(props, &pane) }
                { props.link(Inspected::Function(pane.function), words::tab_function(lang)) }
            </section>
            { place(props, &pane) }
            { used(props, &pane) }
            { rules(lang, &pane) }
            <section class="insp-part"><Act danger=true label={text::delete_source(lang)} act={remove} /></section>
        </>
    }
}

fn kind(props: &PaneProps, pane: &SourcePane) -> Html {
    let options: Vec<(String, AttrValue)> =
        EventSourceKind::ALL.iter().map(|kind| (kind.id().to_owned(), AttrValue::from(kind.as_str()))).collect();
    let choose = change(props, pane, |draft, value| {
        draft.kind = EventSourceKind::ALL.into_iter().find(|kind| kind.id() == value).unwrap_or(draft.kind);
        Ok(())
    });
    html! { <Select id="i-kind" label={text::kind(props.state.ui.lang)} {options} chosen={pane.kind.id().to_owned()} commit={choose} /> }
}

fn function(props: &PaneProps, pane: &SourcePane) -> Html {
    let options: Vec<(String, AttrValue)> =
        pane.functions.iter().map(|(key, label)| (key.0.to_string(), AttrValue::from(label.clone()))).collect();
    let choose = change(props, pane, |draft, value| {
        draft.function = value.parse().map_or(draft.function, FunctionKey);
        Ok(())
    });
    html! { <Select id="i-invokes" label={text::invokes(props.state.ui.lang)} {options} chosen={pane.function.0.to_string()} commit={choose} /> }
}

/// The source's set and subnets.
fn place(props: &PaneProps, pane: &SourcePane) -> Html {
    let lang = props.state.ui.lang;
    let mut options: Vec<(String, AttrValue)> =
        pane.sets.iter().map(|set| (set.key.0.to_string(), AttrValue::from(set.label.clone()))).collect();
    options.push(("new".to_owned(), AttrValue::from(text::new_set(lang))));
    let choose = {
        let (state, vpc) = (props.state.clone(), pane.vpc);
        change(props, pane, move |draft, value| {
            let topology = state.topology();
            match value.parse().ok().map(SetKey).and_then(|set| topology.set(set)) {
                None => draft.set = new_set(topology, vpc, &draft.name),
                Some(set) => {
                    draft.set = SetChoice::Existing(set.key);
                    if set.vpc != vpc {
                        draft.subnets = all_subnets(topology, set.vpc).into();
                    }
                }
            }
            Ok(())
        })
    };
    let places = inspector::places(&props.state.comparison, pane.vpc);
    html! {
        <section class="insp-part">
            <div class="insp-h"><h3>{ text::place(lang) }</h3><small>{ text::place_hint(lang) }</small></div>
            <Select id="i-set" label={words::set(lang)} quiet=true {options} chosen={pane.set.0.to_string()} commit={choose} />
            { props.link(Inspected::Set(pane.set), words::open_set(lang, &pane.set_label)) }
            <div class="insp-places">{ for places.iter().map(|place| tick(props, pane, place)) }</div>
        </section>
    }
}

fn tick(props: &PaneProps, pane: &SourcePane, place: &Place) -> Html {
    let lang = props.state.ui.lang;
    let on = pane.subnets.contains(&place.key);
    let free = match place.free {
        None => html! { { words::unbounded(lang) } },
        Some(free) => why_stop(Metric::FreeHyperplane(place.key), "is-words", words::free(lang, N(free))),
    };
    let toggle = {
        let subnet = place.key;
        change(props, pane, move |draft, value| {
            let kept = draft.subnets.iter().copied().filter(|kept| *kept != subnet);
            draft.subnets = kept.chain((value == "on").then_some(subnet)).collect();
            Ok(())
        })
    };
    let commit = Callback::from(move |on: bool| toggle.emit(if on { "on" } else { "off" }.to_owned()));
    html! {
        <Switch key={place.key.0} id={format!("i-subnet-{}", place.key.0)} label={AttrValue::from(place.label.clone())} {on} {commit} tick=true>
            <span class="insp-free">{ free }</span>
        </Switch>
    }
}

/// The interfaces its pollers use.
fn used(props: &PaneProps, pane: &SourcePane) -> Html {
    let lang = props.state.ui.lang;
    let total = pane.enis.len() as u64;
    let set = pane.set;
    let lines = pane.enis.iter().map(|eni| {
        let with = if eni.others.is_empty() { text::only_own(lang).to_owned() } else { text::shared_with(lang, &eni.others) };
        html! {
            <li key={eni.subnet.0} class="insp-holder">
                { props.link(Inspected::Eni(eni.subnet, set), AttrValue::from(eni.label.clone())) }<small>{ with }</small>
                if let Some(code) = eni.failure { <code class="bad" lang="en">{ "✕ " }{ code }</code> }
            </li>
        }
    });
    html! {
        <section class="insp-part">
            <div class="insp-h"><h3>{ text::enis_used(lang, N(total)) }</h3><small>{ text::enis_split(lang, N(pane.alone), N(total - pane.alone)) }</small></div>
            <ul class="insp-list">{ for lines }</ul>
        </section>
    }
}

/// The rules the source's group needs.
fn rules(lang: Lang, pane: &SourcePane) -> Html {
    let ports: Vec<String> = pane.kind.ports().iter().map(ToString::to_string).collect();
    html! {
        <section class="insp-part">
            <h3>{ text::needs(lang) }</h3>
            <ul class="insp-rules">
                <li key="in">{ text::needs_in(lang, &ports.join(", "), &pane.set_label) }</li>
                <li key="out">{ text::needs_out(lang, &pane.set_label) }</li>
            </ul>
            <p class="hint">{ text::exceptions_why(lang) }</p>
        </section>
    }
}
