//! What the board assumes: every value with its default, its reason and a reset.

use super::PaneProps;
use super::field::{Field, Outcome, Switch, number, refusal};
use crate::model::{Estimate, Metric};
use crate::rules;
use crate::scene::inspector::{self, Assumption, AssumptionLine};
use crate::state::{AssumptionEdit, Msg};
use crate::text::{Lang, N, inspector as text, limits};
use crate::view::parts::why_stop;
use yew::prelude::*;

fn words(lang: Lang, which: Assumption) -> (&'static str, &'static str) {
    match which {
        Assumption::Connections => (text::a_connections(lang), text::a_connections_why(lang)),
        Assumption::AttachDelay => (text::a_delay(lang), text::a_delay_why(lang)),
        Assumption::EniQuota => (text::a_quota(lang), text::a_quota_why(lang)),
        Assumption::OtherEnis => (text::a_others(lang), text::a_others_why(lang)),
        Assumption::AccountConcurrency => (text::a_account(lang), text::a_account_why(lang)),
        Assumption::RegionQuota => (text::a_region(lang), text::a_region_why(lang)),
        Assumption::Limit(name) => limits::edited(lang, name),
    }
}

/// The tab.
#[component]
pub fn Pane(props: &PaneProps) -> Html {
    let lang = props.state.ui.lang;
    let pane = inspector::assumptions(&props.state.comparison);
    let estimate = |estimate: Estimate, name: &'static str, figure: String, hint: &'static str| {
        let checked = pane.estimate == estimate;
        let metric = if checked { Metric::LegacyNeeded } else { Metric::LegacyOtherEstimate };
        let onchange = {
            let dispatch = props.dispatch.clone();
            Callback::from(move |_: Event| dispatch.emit(Msg::Assume(AssumptionEdit::Estimate(estimate))))
        };
        html! {
            <div class={classes!("insp-estimate", checked.then_some("is-on"))}>
                <label><input type="radio" class="vh" name="i-estimate" {checked} {onchange} /><b>{ name }</b><small>{ hint }</small></label>
                <span class="insp-big">{ why_stop(metric, "", figure) }</span>
            </div>
        }
    };
    let reset_all = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.emit(Msg::Assume(AssumptionEdit::ResetAll)))
    };
    html! {
        <>
            <div class="insp-title">{ props.title(html! { <span class="insp-name">{ text::tab_assumptions(lang) }</span> }) }</div>
            <fieldset class="insp-modes"><legend>{ text::estimate(lang) }</legend>
                <div class="insp-estimates">
                    { estimate(Estimate::PerEnvironment, text::estimate_a(lang), text::up_to(lang, N(pane.needed.0)), text::estimate_a_hint(lang)) }
                    { estimate(Estimate::MemoryFormula, text::estimate_b(lang), N(pane.needed.1).to_string(), text::estimate_b_hint(lang)) }
                </div>
            </fieldset>
            <div class="insp-h">
                <h3>{ text::assumptions(lang, N(pane.lines.len() as u64 + 1)) }</h3>
                if pane.changed > 0 { <button type="button" class="link" onclick={reset_all}>{ text::reset_all(lang, N(pane.changed)) }</button> }
            </div>
            { for pane.lines.iter().map(|line| number_line(props, line)) }
        </>
    }
}

/// Sets the Region's quota of 2019 from an On-Demand limit.
fn on_demand(props: &PaneProps) -> Callback<String, Outcome> {
    let (lang, dispatch) = (props.state.ui.lang, props.dispatch.clone());
    Callback::from(move |typed: String| -> Outcome {
        let edit = AssumptionEdit::RegionQuota2019(Some(rules::region_quota_2019(number(lang, &typed)?)));
        edit.check().map_err(|error| refusal(lang, &error))?;
        dispatch.emit(Msg::Assume(edit));
        Ok(())
    })
}

fn number_line(props: &PaneProps, line: &AssumptionLine) -> Html {
    let lang = props.state.ui.lang;
    let which = line.which;
    let (name, why) = words(lang, which);
    let default = line.default.map_or_else(|| text::off(lang).to_owned(), |value| N(value).to_string());
    let hint = if line.changed() { format!("{why} · {}", text::default_is(lang, &default)) } else { why.to_owned() };
    let commit = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |typed: String| -> Outcome {
            let value = number(lang, &typed)?;
            let edit = which.edit(Some(value));
            edit.check().map_err(|error| refusal(lang, &error))?;
            dispatch.emit(Msg::Assume(edit));
            Ok(())
        })
    };
    let reset = {
        let (dispatch, default) = (props.dispatch.clone(), line.default);
        Callback::from(move |_: MouseEvent| dispatch.emit(Msg::Assume(which.edit(default))))
    };
    let back = html! {
        <button type="button" class="tool insp-reset" aria-label={text::reset(lang, name)} title={text::reset(lang, name)}
            aria-disabled={(!line.changed()).then_some("true")} onclick={reset}>{ "↺" }</button>
    };
    let id: String = format!("i-{which:?}").to_lowercase().replace(['(', ')'], "-");
    let id = id.trim_end_matches('-').to_owned();
    if which == Assumption::RegionQuota {
        let switch = {
            let dispatch = props.dispatch.clone();
            Callback::from(move |on: bool| -> Outcome {
                dispatch.emit(Msg::Assume(which.edit(on.then_some(rules::REGION_QUOTA_2019_LEAST))));
                Ok(())
            })
        };
        return html! {
            <section key={id.clone()} class="insp-part">
                <Switch id={format!("{id}-on")} label={name} {hint} on={line.value.is_some()} commit={switch} />
                if let Some(value) = line.value {
                    <Field {lang} {id} label={text::a_region_value(lang)} value={N(value).to_string()} numeric=true row=true changed=true {commit}>{ back }</Field>
                    <Field {lang} id="i-ondemand" label={limits::on_demand(lang)} hint={limits::on_demand_hint(lang)} value={N(rules::on_demand_2019(value)).to_string()} numeric=true row=true commit={on_demand(props)} />
                }
            </section>
        };
    }
    html! {
        <section key={id.clone()} class="insp-part">
            <Field {lang} {id} label={name} {hint} value={line.value.map(|value| N(value).to_string()).unwrap_or_default()} numeric=true row=true changed={line.changed()} {commit}>{ back }</Field>
        </section>
    }
}
