//! A function: its versions and aliases, what it is set to, what it uses in both worlds.

use super::field::{Act, Add, Field, Outcome, Select, Switch, number, refusal, send};
use super::{PaneProps, role, worlds};
use crate::model::{Estimate, Metric};
use crate::network::{Concurrency, FunctionKey, NetworkError, SetKey, SubnetKey, VersionLabel, limits};
use crate::scene::attach::all_subnets;
use crate::scene::inspector::{self, FunctionPane, Place, VersionLine};
use crate::scene::sources::standing;
use crate::state::{Dialog, Edit, Inspected, Msg, SetChoice};
use crate::text::terms::Term;
use crate::text::{Lang, N, inspector as text, sources};
use crate::view::parts::why_stop;
use crate::view::terms::with_terms;
use std::rc::Rc;
use yew::prelude::*;

/// The tab.
#[component]
pub fn Pane(props: &PaneProps) -> Html {
    let chosen = use_state_eq(|| None::<VersionLabel>);
    let lang = props.state.ui.lang;
    let Inspected::Function(key) = props.shown else { return html! {} };
    let Some(pane) = inspector::function(&props.state.comparison, key) else { return html! {} };
    let Some(stands) = standing(&props.state.comparison, key) else { return html! {} };
    let shown = chosen
        .as_ref()
        .and_then(|label| pane.versions.iter().find(|line| line.label == *label))
        .or_else(|| pane.versions.iter().find(|line| line.carrier));
    let status = match (pane.failure, pane.attached) {
        (Some(code), _) => html! { <span class="pill is-bad">{ "✕ " }<code>{ code }</code></span> },
        (None, true) => html! { <span class="pill is-good">{ "✓ " }{ text::active(lang) }</span> },
        (None, false) => html! { <span class="pill">{ text::unattached(lang) }</span> },
    };
    let rename = edit(props, move |_, typed| Ok(Edit::Rename(key, typed.into())));
    html! {
        <>
            <div class="insp-title">
                { props.title(html! { <><span class="badge">{ pane.badge.clone() }</span><span class="insp-name">{ pane.name.to_string() }</span></> }) }
                { status }
            </div>
            { used(lang, &pane, stands.barred) }
            <div class="insp-keyed">{ role::failing(lang, &stands) }</div>
            <section class="insp-part">
                <Field {lang} id="i-name" label={text::name(lang)} value={AttrValue::from(pane.name.clone())} commit={rename} />
                <ConcurrencyPart pane={Rc::new(pane.clone())} props={props.clone()} />
            </section>
            <div class="insp-keyed">{ shown.map(|line| placed(props, &pane, line)).unwrap_or_default() }</div>
            <section class="insp-part">
                <div class="insp-h"><h3>{ with_terms(lang, text::versions(lang), &[Term::Version]) }</h3><small>{ text::versions_hint(lang) }</small></div>
                <ul class="insp-versions">{ for (0u32..).zip(&pane.versions).map(|(at, line)| version(props, (key, at), line, shown == Some(line), &chosen)) }</ul>
                { aliases(props, &pane) }
            </section>
            { role::role(props, key, &stands) }
            { role::order(props, key, &pane.name, &stands) }
            { role::event_sources(props, key, &stands) }
        </>
    }
}

/// What it needs and uses.
fn used(lang: Lang, pane: &FunctionPane, barred: bool) -> Html {
    let key = pane.key;
    let (needed, made, other) = pane.before;
    let (title, by_other) = match pane.estimate {
        Estimate::PerEnvironment => (text::before_up_to(lang), text::by_formula(lang, N(other))),
        Estimate::MemoryFormula => (text::before_formula(lang), text::by_environment(lang, N(other))),
    };
    let refused = needed.saturating_sub(made);
    let why = if barred { sources::n_cannot_run(lang, N(refused)) } else { text::not_fit(lang, N(refused)) };
    worlds(
        html! {
            <>
                <p>{ title }</p>
                <p class="insp-big">{ why_stop(Metric::FunctionNeeded(key), "", text::count(lang, N(needed))) }</p>
                <p>{ why_stop(Metric::FunctionCreated(key), "is-words", text::made(lang, N(made))) }if refused > 0 { { ", " }<b class="bad">{ why_stop(Metric::FunctionRefused(key), "is-words", why) }</b> }</p>
                <p>{ why_stop(Metric::FunctionOther(key), "is-words", by_other) }</p>
            </>
        },
        html! {
            <>
                <p>{ text::now_uses(lang) }</p>
                <p class="insp-big">{ why_stop(Metric::FunctionEnis(key), "", text::count(lang, N(pane.now))) }</p>
                if pane.now == 0 { <p>{ text::none_used(lang) }</p> } else {
                    if !pane.shared_with.is_empty() { <p>{ text::shares(lang, &pane.shared_with) }</p> }
                    <p>{ why_stop(Metric::FunctionAlone(key), "is-words", text::alone(lang, N(pane.alone))) }</p>
                }
            </>
        },
    )
}

/// A callback that makes an edit of what was typed and sends it.
fn edit(
    props: &PaneProps,
    make: impl Fn(Lang, String) -> Result<Edit, super::field::Refusal> + 'static,
) -> Callback<String, Outcome> {
    let (state, dispatch) = (props.state.clone(), props.dispatch.clone());
    Callback::from(move |typed: String| send(&state, &dispatch, make(state.ui.lang, typed)?))
}

#[derive(Clone, PartialEq, Properties)]
struct ConcurrencyProps {
    pane: Rc<FunctionPane>,
    props: PaneProps,
}

/// How many run at once, by four ways to say it.
#[component]
fn ConcurrencyPart(own: &ConcurrencyProps) -> Html {
    let ConcurrencyProps { pane, props } = own;
    let (lang, key) = (props.state.ui.lang, pane.key);
    let (global, effective) = (pane.global, pane.effective.min(limits::REQUESTS_MAX));
    let modes = [
        (text::mode_slider(lang), Concurrency::Global, matches!(pane.concurrency, Concurrency::Global)),
        (text::mode_own(lang), Concurrency::Own(pane.effective), matches!(pane.concurrency, Concurrency::Own(_))),
        (text::mode_relative(lang), Concurrency::Relative(100), matches!(pane.concurrency, Concurrency::Relative(_))),
        (
            text::mode_rate(lang),
            Concurrency::Rate { requests_per_second: effective, duration_ms: 1_000 },
            matches!(pane.concurrency, Concurrency::Rate { .. }),
        ),
    ];
    let choices = modes.into_iter().map(|(words, concurrency, checked)| {
        let onchange = {
            let dispatch = props.dispatch.clone();
            Callback::from(move |_: Event| dispatch.emit(Msg::Edit(Edit::SetConcurrency(key, concurrency))))
        };
        html! {
            <label key={words} class={classes!("insp-mode", checked.then_some("is-on"))}>
                <input type="radio" name="i-mode" class="vh" {checked} {onchange} /><span>{ words }</span>
            </label>
        }
    });
    let commit = |make: fn(u64, u64, Concurrency) -> Concurrency| {
        let old = pane.concurrency;
        edit(props, move |lang, typed| {
            let next = make(number(lang, &typed)?, global, old);
            match (next, next.at(global)) {
                // What follows the slider is bounded at the slider's value.
                (Concurrency::Relative(percent), _)
                    if u128::from(percent) * u128::from(global) > u128::from(limits::CONCURRENCY_MAX) * 100 =>
                {
                    Err(refusal(lang, &NetworkError::Concurrency(percent)))
                }
                _ => Ok(Edit::SetConcurrency(key, next)),
            }
        })
    };
    let fields = match pane.concurrency {
        Concurrency::Global => html! { <p class="hint">{ text::follows(lang, N(global)) }</p> },
        Concurrency::Own(own) => html! {
            <Field {lang} id="i-own" label={text::own_value(lang)} value={N(own).to_string()} numeric=true row=true commit={commit(|n, _, _| Concurrency::Own(n))} />
        },
        Concurrency::Relative(percent) => html! {
            <Field {lang} id="i-percent" label={text::percent_of(lang, N(global))} value={N(percent).to_string()} unit="%" numeric=true row=true
                commit={commit(|n, _, _| Concurrency::Relative(n))} />
        },
        Concurrency::Rate { requests_per_second, duration_ms } => html! {
            <>
                <div class="insp-two">
                    <Field {lang} id="i-requests" label={text::requests(lang)} value={N(requests_per_second).to_string()} numeric=true
                        commit={commit(|n, _, old| Concurrency::Rate { requests_per_second: n, duration_ms: rate(old).1 })} />
                    <Field {lang} id="i-duration" label={text::duration(lang)} value={N(duration_ms).to_string()} unit="ms" numeric=true
                        commit={commit(|n, _, old| Concurrency::Rate { requests_per_second: rate(old).0, duration_ms: n })} />
                </div>
                <p class={classes!("hint", pane.by_requests.then_some("is-strong"))}>{ if pane.by_requests { text::by_requests(lang) } else { text::by_duration(lang) } }</p>
            </>
        },
    };
    html! {
        <>
            <fieldset class="insp-modes"><legend>{ text::concurrency(lang) }</legend>
                <div class="insp-seg">{ for choices }</div></fieldset>
            <div class="insp-concurrency">{ fields }</div>
            <p class="insp-effective" role="status">
                if pane.concurrency != Concurrency::Global { { "= " }<b data-metric="effective" data-value={pane.effective.to_string()}>{ why_stop(Metric::FunctionConcurrency(key), "", text::comes_to(lang, N(pane.effective))) }</b> }
            </p>
        </>
    }
}

fn rate(concurrency: Concurrency) -> (u64, u64) {
    match concurrency {
        Concurrency::Rate { requests_per_second, duration_ms } => (requests_per_second, duration_ms),
        _ => (0, 1),
    }
}

/// Where a version is: memory, set, subnets, IPv6.
fn placed(props: &PaneProps, pane: &FunctionPane, line: &VersionLine) -> Html {
    let (lang, key) = (props.state.ui.lang, pane.key);
    let label = line.label.clone();
    let memory = {
        let label = label.clone();
        edit(props, move |lang, typed| Ok(Edit::SetVersionMemory(key, label.clone(), number(lang, &typed)?)))
    };
    let choose = {
        let (label, state, subnets) = (label.clone(), props.state.clone(), Rc::clone(&line.subnets));
        edit(props, move |_, value| {
            let topology = state.topology();
            let set = value.parse().ok().map(SetKey).and_then(|set| topology.set(set));
            Ok(match set {
                None => Edit::DetachVersion(key, label.clone()),
                Some(set) => {
                    let same = |subnet: &SubnetKey| topology.subnet(*subnet).is_some_and(|subnet| subnet.vpc == set.vpc);
                    let kept = !subnets.is_empty() && subnets.iter().all(same);
                    let subnets = if kept { Rc::clone(&subnets) } else { all_subnets(topology, set.vpc).into() };
                    Edit::AttachVersion(key, label.clone(), subnets, SetChoice::Existing(set.key))
                }
            })
        })
    };
    let mut options = vec![(String::new(), AttrValue::from(text::no_set(lang)))];
    options.extend(pane.sets.iter().map(|set| (set.key.0.to_string(), AttrValue::from(set.label.clone()))));
    let change = line.carrier.then(|| {
        let dispatch = props.dispatch.clone();
        let onclick =
            Callback::from(move |_: MouseEvent| dispatch.emit(Msg::Open(Dialog::Attach { function: key, subnet: None })));
        html! { <button type="button" class="link" {onclick}>{ text::change(lang) }</button> }
    });
    let vpc = line.set.and_then(|set| props.state.topology().set(set)).map(|set| set.vpc);
    let places = vpc.map(|vpc| inspector::places(&props.state.comparison, vpc)).unwrap_or_default();
    let dual = {
        let (state, dispatch, label) = (props.state.clone(), props.dispatch.clone(), label.clone());
        Callback::from(move |on: bool| send(&state, &dispatch, Edit::SetDualStack(key, label.clone(), on)))
    };
    html! {
        <section class="insp-part" key={format!("at-{}", line.tag)}>
            <Field {lang} id="i-memory" label={text::memory(lang)} hint={text::memory_hint(lang)} value={N(line.memory_mb).to_string()} unit="MB" numeric=true row=true commit={memory} />
            <div class="insp-h"><h3>{ with_terms(lang, &if pane.versions.len() > 1 { text::set_of(lang, &line.tag) } else { text::set(lang).to_owned() }, &[Term::Set]) }</h3>{ change.unwrap_or_default() }</div>
            <Select id="i-set" label={text::set(lang)} quiet=true {options} chosen={line.set.map(|set| set.0.to_string()).unwrap_or_default()} commit={choose} />
            <div class="insp-places">{ for places.iter().map(|place| tick(props, key, line, place)) }</div>
            if line.set.is_some() {
                <Switch id="i-ipv6" label={text::ipv6(lang)} hint={text::ipv6_hint(lang)} on={line.dual_stack} commit={dual} />
            }
        </section>
    }
}

fn tick(props: &PaneProps, key: FunctionKey, line: &VersionLine, place: &Place) -> Html {
    let lang = props.state.ui.lang;
    let on = line.subnets.contains(&place.key);
    let free = match place.free {
        None => html! { { text::unbounded(lang) } },
        Some(free) => why_stop(Metric::FreeHyperplane(place.key), "is-words", text::free(lang, N(free))),
    };
    let commit = {
        let (state, dispatch) = (props.state.clone(), props.dispatch.clone());
        let (label, old, set, subnet) = (line.label.clone(), Rc::clone(&line.subnets), line.set, place.key);
        Callback::from(move |on: bool| {
            let mut subnets: Vec<SubnetKey> = old.iter().copied().filter(|kept| *kept != subnet).collect();
            if on {
                subnets.push(subnet);
            }
            let Some(set) = set else { return Ok(()) };
            send(&state, &dispatch, Edit::AttachVersion(key, label.clone(), subnets.into(), SetChoice::Existing(set)))
        })
    };
    html! {
        <Switch key={place.key.0} id={format!("i-subnet-{}", place.key.0)} label={AttrValue::from(place.label.clone())} {on} {commit} tick=true>
            <span class="insp-free">{ free }</span>
        </Switch>
    }
}

fn version(
    props: &PaneProps,
    (key, at): (FunctionKey, u32),
    line: &VersionLine,
    shown: bool,
    chosen: &UseStateHandle<Option<VersionLabel>>,
) -> Html {
    let lang = props.state.ui.lang;
    let onclick = {
        let (chosen, label) = (chosen.setter(), line.label.clone());
        Callback::from(move |_: MouseEvent| chosen.set(Some(label.clone())))
    };
    let act = |make: fn(FunctionKey, VersionLabel) -> Edit| {
        let (state, dispatch, label) = (props.state.clone(), props.dispatch.clone(), line.label.clone());
        Callback::from(move |()| send(&state, &dispatch, make(key, label.clone())))
    };
    let published = line.label != VersionLabel::Latest;
    let notes = [
        line.carrier.then(|| text::carries(lang).to_owned()),
        (!line.aliases.is_empty()).then(|| text::aliases(lang, &line.aliases)),
        (published && line.alone == 0).then(|| text::frees_none(lang).to_owned()),
    ];
    let frees = published && line.alone > 0;
    let notes: Vec<String> = notes.into_iter().flatten().collect();
    let set = if line.set.is_some() { line.set_label.clone() } else { text::unattached(lang).to_owned() };
    html! {
        <li key={line.tag.to_string()} class={classes!("insp-version", shown.then_some("is-shown"))}>
            <div class="insp-version-row"><button type="button" class="insp-version-line" aria-pressed={shown.to_string()} {onclick} title={text::version_show(lang, &line.tag)}>
                <span class="tag">{ line.tag.to_string() }</span>
                <span class="insp-version-text">{ set }<small>{ notes.join(" · ") }</small></span>
                if let Some(code) = line.failure { <code class="bad">{ "✕ " }{ code }</code> }
            </button>
            <span class="insp-count">{ why_stop(Metric::VersionEnis(key, at), "", N(line.enis).to_string()) }</span></div>
            if frees { <p class="insp-frees">{ why_stop(Metric::VersionAlone(key, at), "is-words", text::frees(lang, N(line.alone))) }</p> }
            if shown && (published || !line.carrier) {
                <div class="insp-acts">
                    if !line.carrier { <Act label={text::make_carrier(lang, &line.tag)} act={act(Edit::SetCarrier)} /> }
                    if published { <Act danger=true label={text::delete_version(lang, &line.tag)} act={act(Edit::DeleteVersion)} /> }
                </div>
            }
        </li>
    }
}

fn aliases(props: &PaneProps, pane: &FunctionPane) -> Html {
    let (lang, key) = (props.state.ui.lang, pane.key);
    let options: Vec<(String, AttrValue)> =
        pane.versions.iter().map(|line| (line.label.as_str().to_owned(), AttrValue::from(line.tag.to_string()))).collect();
    let label_of = |value: &str| match value {
        "$LATEST" => VersionLabel::Latest,
        number => VersionLabel::Published(number.into()),
    };
    let lines = pane.aliases.iter().map(|(name, to)| {
        let point = {
            let name = Rc::clone(name);
            edit(props, move |_, value| Ok(Edit::PointAlias(key, Rc::clone(&name), label_of(&value))))
        };
        let remove = {
            let (state, dispatch, name) = (props.state.clone(), props.dispatch.clone(), Rc::clone(name));
            Callback::from(move |()| send(&state, &dispatch, Edit::RemoveAlias(key, Rc::clone(&name))))
        };
        html! {
            <li key={name.to_string()} class="insp-alias">
                <span class="insp-alias-name">{ name.to_string() }</span><span aria-hidden="true">{ "→" }</span>
                <Select id={format!("i-alias-{name}")} label={text::alias_to(lang, name)} quiet=true options={options.clone()} chosen={to.as_str().to_owned()} commit={point} />
                <Act label="✕" name={text::delete_alias(lang, name)} act={remove} />
            </li>
        }
    });
    let publish = {
        let (state, dispatch) = (props.state.clone(), props.dispatch.clone());
        Callback::from(move |()| send(&state, &dispatch, Edit::Publish(key)))
    };
    let newest = pane.versions.last().map_or(VersionLabel::Latest, |line| line.label.clone());
    let add = edit(props, move |_, typed| Ok(Edit::AddAlias(key, typed.into(), newest.clone())));
    html! {
        <>
            <ul class="insp-aliases">{ for lines }</ul>
            <Act label={text::publish(lang)} act={publish} />
            <Add {lang} id="i-alias" label={text::new_alias(lang)} button={text::add(lang)} commit={add} />
        </>
    }
}
