//! The rules of a security group: outbound ones line by line, inbound ones marked as not evaluated.

use super::PaneProps;
use super::field::{Act, Add, Field, Outcome, Refusal, Switch, refusal, send};
use crate::network::{EventSourceKind, GroupRule};
use crate::scene::inspector::GroupLine;
use crate::state::Edit;
use crate::text::{Lang, N, sources as text};
use yew::prelude::*;

/// Whether AWS knows the group no more.
pub fn missing(props: &PaneProps, group: &GroupLine) -> Html {
    let lang = props.state.ui.lang;
    let commit = {
        let (state, dispatch, key) = (props.state.clone(), props.dispatch.clone(), group.key);
        Callback::from(move |on: bool| send(&state, &dispatch, Edit::SetGroupMissing(key, on)))
    };
    html! {
        <Switch id={format!("i-missing-{}", group.key.0)} label={text::missing_subnet(lang)} hint={text::missing_hint(lang)} on={group.missing} {commit} />
    }
}

/// Reads a line as a rule of this direction.
fn rule(lang: Lang, typed: &str, inbound: bool) -> Result<GroupRule, Refusal> {
    let rule: GroupRule = typed.parse().map_err(|error| {
        // What would do instead of the peer, in its line.
        let Refusal { words, offer } = refusal(lang, &error);
        let line = |peer: String| Some(format!("{} {peer}", typed.trim().rsplit_once(char::is_whitespace)?.0));
        Refusal { words, offer: offer.and_then(line) }
    })?;
    Ok(GroupRule { inbound, ..rule })
}

/// The rules of one direction, each with its place among all.
fn lines(group: &GroupLine, inbound: bool) -> Vec<(usize, &GroupRule)> {
    group.rules.iter().flat_map(|rules| rules.iter().enumerate()).filter(|(_, rule)| rule.inbound == inbound).collect()
}

/// A callback that makes other rules of what was typed.
fn change(
    props: &PaneProps,
    group: &GroupLine,
    make: impl Fn(Lang, &mut Vec<GroupRule>, String) -> Result<(), Refusal> + 'static,
) -> Callback<String, Outcome> {
    let (state, dispatch, key, old) = (props.state.clone(), props.dispatch.clone(), group.key, group.rules.clone());
    Callback::from(move |typed: String| {
        let mut rules = old.as_deref().unwrap_or_default().to_vec();
        make(state.ui.lang, &mut rules, typed)?;
        send(&state, &dispatch, Edit::SetGroupRules(key, Some(rules.into())))
    })
}

fn same(lang: Lang) -> Refusal {
    Refusal { words: text::same_rule(lang).to_owned(), offer: None }
}

fn line(props: &PaneProps, group: &GroupLine, (at, shown): (usize, &GroupRule), n: u64) -> Html {
    let lang = props.state.ui.lang;
    let inbound = shown.inbound;
    let commit = change(props, group, move |lang, rules, typed| {
        let next = rule(lang, &typed, inbound)?;
        if rules.iter().enumerate().any(|(other, known)| other != at && *known == next) {
            return Err(same(lang));
        }
        if let Some(place) = rules.get_mut(at) {
            *place = next;
        }
        Ok(())
    });
    let remove = {
        let take = change(props, group, move |_, rules, _| {
            if at < rules.len() {
                rules.remove(at);
            }
            Ok(())
        });
        Callback::from(move |()| take.emit(String::new()))
    };
    let words = shown.label();
    let label = if inbound { text::rule_in_n(lang, &group.label, N(n)) } else { text::rule_out_n(lang, &group.label, N(n)) };
    html! {
        <li key={at} class="insp-rule">
            <Field {lang} id={format!("i-rule-{}-{at}", group.key.0)} {label} value={words.clone()} mono=true {commit} />
            <Act label="✕" name={text::remove_rule(lang, &words)} act={remove} />
        </li>
    }
}

fn adding(props: &PaneProps, group: &GroupLine, inbound: bool) -> Html {
    let lang = props.state.ui.lang;
    let commit = change(props, group, move |lang, rules, typed| {
        let next = rule(lang, &typed, inbound)?;
        if rules.contains(&next) {
            return Err(same(lang));
        }
        rules.push(next);
        Ok(())
    });
    let label = if inbound { text::add_in(lang, &group.label) } else { text::add_out(lang, &group.label) };
    let way = if inbound { "in" } else { "out" };
    html! { <Add {lang} id={format!("i-add-{way}-{}", group.key.0)} {label} button={text::add_rule(lang)} mono=true {commit} /> }
}

/// The rules of one group.
pub fn rules(props: &PaneProps, group: &GroupLine) -> Html {
    let lang = props.state.ui.lang;
    let (out, into) = (lines(group, false), lines(group, true));
    let known = group.rules.is_some();
    let counts =
        if known { text::counts(lang, N(out.len() as u64), N(into.len() as u64)) } else { text::unknown(lang).to_owned() };
    let list = |found: &[(usize, &GroupRule)]| {
        let lines: Vec<Html> = found.iter().zip(1u64..).map(|(one, n)| line(props, group, *one, n)).collect();
        html! { <ul class="insp-rules">{ for lines }</ul> }
    };
    html! {
        <div class="insp-ruleset">
            <div class="insp-h"><h4>{ text::outbound(lang) }</h4><small class="insp-counts">{ counts }</small></div>
            { list(&out) }
            if known && out.is_empty() { <p class="hint is-strong">{ text::none_out(lang) }</p> }
            if !known { <p class="hint">{ text::unknown_hint(lang) }</p> }
            { adding(props, group, false) }
            <p class="hint">{ text::rule_form(lang) }</p>
            <div class="insp-h"><h4>{ text::inbound(lang) }</h4><span class="tag is-off">{ text::not_evaluated(lang) }</span></div>
            { list(&into) }
            if known && into.is_empty() { <p class="hint">{ text::none_in(lang) }</p> }
            { adding(props, group, true) }
        </div>
    }
}

/// Why inbound rules do not matter to a function, and to whom they do.
pub fn explained(lang: Lang) -> Html {
    let kinds = EventSourceKind::ALL.map(|kind| {
        let ports: Vec<String> = kind.ports().iter().map(ToString::to_string).collect();
        html! { <li key={kind.id()} lang="en">{ text::ports_of(lang, kind.as_str(), &ports.join(", ")) }</li> }
    });
    html! {
        <section class="insp-part">
            <h3>{ text::inbound(lang) }{ " · " }{ text::not_evaluated(lang) }</h3>
            <p>{ text::not_evaluated_why(lang) }</p>
            <h3>{ text::exceptions(lang) }</h3>
            <p>{ text::exceptions_why(lang) }</p>
            <ul class="insp-ports">{ for kinds }</ul>
        </section>
    }
}
