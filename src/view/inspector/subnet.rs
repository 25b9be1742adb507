//! A subnet: its block, who lives there, every address.

use super::field::{Act, Field, Outcome, Refusal, Switch, number, send};
use super::{PaneProps, worlds};
use crate::model::{Fit, Metric};
use crate::network::{Cidr, ReservedRole};
use crate::scene::inspector::{self, AddressLine, SubnetPane, Use};
use crate::state::{Edit, Inspected, Msg};
use crate::text::{Lang, N, inspector as text, sources};
use crate::view::parts::why_stop;
use yew::prelude::*;

fn edit(props: &PaneProps, make: impl Fn(Lang, String) -> Result<Edit, Refusal> + 'static) -> Callback<String, Outcome> {
    let (state, dispatch) = (props.state.clone(), props.dispatch.clone());
    Callback::from(move |typed: String| send(&state, &dispatch, make(state.ui.lang, typed)?))
}

fn act(props: &PaneProps, edit: Edit) -> Callback<(), Outcome> {
    let (state, dispatch) = (props.state.clone(), props.dispatch.clone());
    Callback::from(move |()| send(&state, &dispatch, edit.clone()))
}

/// The tab.
#[component]
pub fn Pane(props: &PaneProps) -> Html {
    let lang = props.state.ui.lang;
    let Inspected::Subnet(key) = props.shown else { return html! {} };
    let Some(pane) = inspector::subnet(&props.state.comparison, key) else { return html! {} };
    let dual = {
        let (state, dispatch) = (props.state.clone(), props.dispatch.clone());
        Callback::from(move |on: bool| send(&state, &dispatch, Edit::SetSubnetDualStack(key, on)))
    };
    let gone = {
        let (state, dispatch) = (props.state.clone(), props.dispatch.clone());
        Callback::from(move |on: bool| send(&state, &dispatch, Edit::SetSubnetMissing(key, on)))
    };
    let missing = props.state.topology().subnet(key).is_some_and(|subnet| subnet.missing);
    let barred = props.state.topology().subnet_at(key).map_or(0, |row| props.state.comparison.barred_in(row));
    let zones: Vec<AttrValue> = pane.zones.iter().map(|zone| AttrValue::from(zone.clone())).collect();
    let cidr = pane.cidr.map(|cidr| cidr.to_string()).unwrap_or_default();
    html! {
        <>
            <div class="insp-title">{ props.title(html! { <span class="insp-name">{ pane.label.to_string() }</span> }) }
                if *pane.id != *pane.label { <code>{ pane.id.to_string() }</code> }
            </div>
            <section class="insp-part is-first">
                <Field {lang} id="i-name" label={text::name(lang)} value={AttrValue::from(pane.label.clone())} commit={edit(props, move |_, name| Ok(Edit::RenameSubnet(key, name.into())))} />
                <div class="insp-two">
                    <Field {lang} id="i-cidr" label={text::cidr(lang)} value={cidr} mono=true commit={edit(props, move |_, cidr| Ok(Edit::SetCidr(key, cidr.into())))} />
                    <Field {lang} id="i-zone" label={text::zone(lang)} value={AttrValue::from(pane.az.clone())} options={zones} commit={edit(props, move |_, zone| Ok(Edit::SetZone(key, zone.into())))} />
                </div>
            </section>
            { used(lang, &pane, barred) }
            <section class="insp-part">
                <Occupants props={props.clone()} occupied={pane.occupied} />
                <Switch id="i-ipv6" label={text::ipv6_subnet(lang)} on={pane.dual_stack} commit={dual} />
                <Switch id="i-missing" label={sources::missing_subnet(lang)} hint={sources::missing_hint(lang)} on={missing} commit={gone} />
            </section>
            <section class="insp-part">
                <h3>{ text::next_prefix(lang) }</h3>
                { fit(props, &pane, pane.fits.0, true) }
                { fit(props, &pane, pane.fits.1, false) }
            </section>
            { table(lang, &pane) }
            <section class="insp-part">
                <div class="insp-acts">
                    if let Some(cidr) = pane.cidr { <Act label={text::halve(lang, cidr.prefix() + 1)} act={act(props, Edit::Halve(key))} /> }
                    if let Some((other, name)) = &pane.neighbour { <Act label={text::join(lang, name)} act={act(props, Edit::Join(key, *other))} /> }
                    <Act danger=true label={text::delete(lang)} act={act(props, Edit::DeleteSubnet(key))} />
                </div>
                <p class="hint">{ text::halve_hint(lang) }{ " · " }{ why_stop(Metric::FunctionsIn(key), "is-words", text::lives(lang, N(pane.functions))) }</p>
            </section>
        </>
    }
}

fn used(lang: Lang, pane: &SubnetPane, barred: u64) -> Html {
    let key = pane.key;
    let of = |metric: Metric, used: u64| {
        let usable =
            pane.usable.map(|usable| html! { <>{ " / " }{ why_stop(Metric::SubnetSize(key), "", N(usable).to_string()) }</> });
        html! { <>{ why_stop(metric, "", N(used).to_string()) }{ usable.unwrap_or_default() }</> }
    };
    let foot = |missing: (Metric, u64), free: (Metric, Option<u64>)| match (missing, free) {
        ((_, 0), (metric, Some(free))) => html! { <p>{ why_stop(metric, "is-words", text::free(lang, N(free))) }</p> },
        ((_, 0), (_, None)) => html! { <p>{ text::unbounded(lang) }</p> },
        ((metric, missing), _) => html! { <p class="bad">{ why_stop(metric, "is-words", text::not_fit(lang, N(missing))) }</p> },
    };
    let barred = barred.min(pane.before.1);
    let big = |missing: u64| classes!("insp-big", (missing > 0).then_some("bad"));
    worlds(
        html! {
            <>
                <p>{ text::before(lang) }</p><p class={big(pane.before.1)}>{ of(Metric::CreatedLegacy(key), pane.before.0) }</p>
                if barred > 0 { <p class="bad">{ why_stop(Metric::Refused(key), "is-words", sources::n_cannot_run(lang, N(barred))) }</p> }
                if barred == 0 || pane.before.1 > barred { { foot((Metric::Refused(key), pane.before.1 - barred), (Metric::FreeLegacy(key), pane.before_free)) } }
            </>
        },
        html! { <><p>{ text::now(lang) }</p><p class={big(pane.now.1)}>{ of(Metric::CreatedHyperplane(key), pane.now.0) }</p>{ foot((Metric::MissingHyperplane(key), pane.now.1), (Metric::FreeHyperplane(key), pane.now_free)) }</> },
    )
}

#[derive(PartialEq, Properties)]
struct OccupantsProps {
    props: PaneProps,
    occupied: u64,
}

/// Others that hold addresses, with - and +.
#[component]
fn Occupants(own: &OccupantsProps) -> Html {
    let OccupantsProps { props, occupied } = own;
    let (lang, occupied) = (props.state.ui.lang, *occupied);
    let Inspected::Subnet(key) = props.shown else { return html! {} };
    let step = |to: u64| {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.emit(Msg::Edit(Edit::SetOccupied(key, to))))
    };
    let commit = edit(props, move |lang, typed| Ok(Edit::SetOccupied(key, number(lang, &typed)?)));
    html! {
        <Field {lang} id="i-occupied" label={text::occupants(lang)} hint={text::occupants_hint(lang)} value={N(occupied).to_string()} numeric=true row=true {commit}>
            <button type="button" class="step" aria-label={text::fewer(lang)} aria-disabled={(occupied == 0).then_some("true")} onclick={step(occupied.saturating_sub(1))}>{ "−" }</button>
            <button type="button" class="step" aria-label={text::more_one(lang)} onclick={step(occupied.saturating_add(1))}>{ "＋" }</button>
        </Field>
    }
}

/// The next prefix that fits in a world, and what the present one holds.
fn fit(props: &PaneProps, pane: &SubnetPane, fit: Fit, before: bool) -> Html {
    let lang = props.state.ui.lang;
    let world = if before { text::before(lang) } else { text::now(lang) };
    let present = pane.cidr.map(Cidr::prefix);
    let take = |prefix: u8| {
        let cidr = pane.cidr.and_then(|cidr| Cidr::new(cidr.first(), prefix))?;
        (present != Some(prefix)).then(|| {
            let name = text::try_prefix(lang, world, prefix);
            html! { <Act plain=true label={text::try_it(lang)} {name} act={act(props, Edit::SetCidr(pane.key, cidr.to_string().into()))} /> }
        })
    };
    let holds = if before {
        let most = pane.highest.zip(present);
        most.map(|(most, prefix)| why_stop(Metric::HighestConcurrency, "is-words", text::holds_now(lang, prefix, N(most))))
    } else {
        pane.more_sets.map(|(more, quota)| {
            let free = why_stop(Metric::FreeHyperplane(pane.key), "is-words", text::more_sets(lang, N(more)));
            let left = why_stop(Metric::QuotaLeft(pane.vpc), "is-words", text::quota_leaves(lang, N(quota)));
            html! { <>{ free }{ text::then(lang) }{ left }</> }
        })
    };
    let metric = if before { Metric::WantedLegacy(pane.key) } else { Metric::WantedHyperplane(pane.key) };
    let wanted = why_stop(metric, "is-words", text::wanted(lang, N(fit.wanted)));
    let lead =
        fit.prefix.map_or_else(|| text::prefix_none(lang).to_owned(), |(prefix, usable)| text::prefix(lang, prefix, N(usable)));
    html! {
        <div class="insp-fit">
            <p class="insp-line">
                <b class={if before { "is-before" } else { "is-now" }}>{ world }</b>
                <span>{ lead }{ wanted }{ text::end(lang) }</span>
            </p>
            { fit.prefix.and_then(|(prefix, _)| take(prefix)).unwrap_or_default() }
            <p class="hint">{ holds.unwrap_or_default() }</p>
        </div>
    }
}

fn words(lang: Lang, used: &Use) -> String {
    match used {
        Use::Reserved(ReservedRole::Network) => text::reserved_network(lang).to_owned(),
        Use::Reserved(ReservedRole::Router) => text::reserved_router(lang).to_owned(),
        Use::Reserved(ReservedRole::Dns) => text::reserved_dns(lang).to_owned(),
        Use::Reserved(ReservedRole::Future) => text::reserved_future(lang).to_owned(),
        Use::Reserved(ReservedRole::Broadcast) => text::reserved_broadcast(lang).to_owned(),
        Use::Enis(1) => text::use_eni(lang).to_owned(),
        Use::Enis(count) => text::use_enis(lang, N(*count)),
        Use::Eni(badges, set) => format!("{badges} {set}"),
        Use::Others(count) => text::use_others(lang, N(*count)),
        Use::Free(count) => text::free(lang, N(*count)),
    }
}

/// Every address as text: the boxes of the board for those who do not see them.
fn table(lang: Lang, pane: &SubnetPane) -> Html {
    if pane.addresses.is_empty() {
        return html! {};
    }
    let head = if pane.stem.is_empty() { text::addresses(lang).to_owned() } else { format!("{}*", pane.stem) };
    let line = |AddressLine { range, before, now }: &AddressLine| {
        let both = matches!(before, Use::Reserved(_));
        html! {
            <tr key={range.clone()}><th scope="row">{ range }</th>
                if both { <td colspan="2">{ words(lang, before) }</td> } else { <td>{ words(lang, before) }</td><td>{ words(lang, now) }</td> }
            </tr>
        }
    };
    let copy: Vec<String> = pane
        .addresses
        .iter()
        .map(|line| format!("{}\t{}\t{}", line.range, words(lang, &line.before), words(lang, &line.now)))
        .collect();
    let copy = format!("{head}\t{}\t{}\n{}", text::before(lang), text::now(lang), copy.join("\n"));
    html! {
        <section class="insp-part">
            <div class="insp-h"><h3 id="i-addresses">{ text::addresses(lang) }</h3><small>{ text::illustrative(lang) }</small></div>
            <table class="insp-table" aria-labelledby="i-addresses">
                <thead><tr><th scope="col">{ head }</th><th scope="col">{ text::before(lang) }</th><th scope="col">{ text::now(lang) }</th></tr></thead>
                <tbody>{ for pane.addresses.iter().map(line) }</tbody>
            </table>
            <button type="button" class="button" data-copy={copy}>{ text::copy_table(lang) }</button>
        </section>
    }
}
