//! An interface: its pair, who holds it, what keeps it.

use super::super::poller;
use super::PaneProps;
use crate::model::Metric;
use crate::scene::inspector;
use crate::state::Inspected;
use crate::text::terms::Term;
use crate::text::{N, inspector as text, sources};
use crate::view::parts::why_stop;
use crate::view::terms::with_terms;
use yew::prelude::*;

/// The tab.
#[component]
pub fn Pane(props: &PaneProps) -> Html {
    let lang = props.state.ui.lang;
    let Inspected::Eni(subnet, set) = props.shown else { return html! {} };
    let Some(pane) = inspector::eni(&props.state.comparison, subnet, set) else { return html! {} };
    let status = match pane.failure {
        Some(code) => html! { <span class="pill is-bad">{ "✕ " }<code>{ code }</code></span> },
        None => html! { <span class="pill is-good">{ "✓ " }{ text::active(lang) }</span> },
    };
    let count = if pane.interfaces == 1 { text::interface(lang).to_owned() } else { text::interfaces(lang, N(pane.interfaces)) };
    let holders = pane.holders.iter().map(|holder| {
        html! {
            <li key={format!("{}:{}", holder.function.0, holder.version)} class="insp-holder">
                <span class="badge">{ holder.badge.clone() }</span>
                { props.link(Inspected::Function(holder.function), AttrValue::from(holder.name.clone())) }
                <span class="tag">{ holder.version.to_string() }</span>
                if holder.carrier { <small>{ text::carries(lang) }</small> }
            </li>
        }
    });
    let pollers = (!pane.sources.is_empty()).then(|| {
        let lines = pane.sources.iter().map(|(key, name, kind)| {
            html! {
                <li key={key.0} class="insp-holder">
                    { poller::mark() }{ props.link(Inspected::EventSource(*key), AttrValue::from(name.clone())) }<small lang="en">{ *kind }</small>
                </li>
            }
        });
        html! { <><h3>{ sources::held_by(lang) }</h3><ul class="insp-list">{ for lines }</ul></> }
    });
    let pollers = pollers.unwrap_or_default();
    let users = pane.functions + pane.sources.len() as u64;
    let keeps = match pane.holders.len() as u64 + pane.more {
        _ if !pane.sources.is_empty() => sources::keeps_mixed(lang).to_owned(),
        _ if pane.by_versions_only => text::keeps_published(lang).to_owned(),
        1 => text::keeps_one(lang).to_owned(),
        many => text::keeps_all(lang, N(many)),
    };
    html! {
        <>
            <div class="insp-title">{ props.title(html! { <span class="insp-name">{ why_stop(Metric::Interfaces(subnet, set), "is-words", count) }if users > 1 { { " · " }{ why_stop(Metric::Sharing(subnet, set), "is-words", text::shared(lang, N(users))) } }</span> }) }{ status }</div>
            <section class="insp-part">
                <h3>{ with_terms(lang, text::pair(lang), &[Term::Pair]) }</h3>
                <p class="insp-pair">{ props.link(Inspected::Subnet(subnet), AttrValue::from(pane.subnet_label.clone())) }{ " × " }{ props.link(Inspected::Set(set), pane.set_label.clone()) }</p>
                <p class="hint">{ text::account(lang, &pane.account) }</p>
                if let Some(address) = &pane.address {
                    <p class="insp-line"><span>{ text::address(lang) }</span><code>{ address.clone() }</code></p>
                }
            </section>
            <section class="insp-part">
                <p class="insp-line"><b>{ text::connections(lang) }</b><span>{ why_stop(Metric::Connections(subnet, set), "is-words", text::about(lang, N(pane.connections))) }{ " / " }{ why_stop(Metric::EniCapacity(subnet, set), "is-words", N(pane.capacity).to_string()) }</span></p>
                <progress class="insp-bar" max={pane.capacity.to_string()} value={pane.connections.to_string()} aria-label={text::connections(lang)}></progress>
                <p class="hint">{ text::connections_hint(lang) }</p>
            </section>
            <section class="insp-part">
                <h3>{ text::held_by(lang) }</h3>
                <ul class="insp-list">{ for holders }</ul>
                if pane.more > 0 { <p class="hint">{ text::more(lang, N(pane.more)) }</p> }
            </section>
            <section class="insp-part">{ pollers }</section>
            <section class="insp-part">
                <h3>{ text::keeps(lang) }</h3>
                <p>{ keeps }</p>
                <p class="hint">{ text::life(lang) }</p>
            </section>
        </>
    }
}
