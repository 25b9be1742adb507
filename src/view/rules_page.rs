//! The page "Rules and sources": made at build time, needs no wasm. The app links to it.

use crate::rules::{CHECKED, Confidence, Group, RULES, Rule};
use crate::text::{Lang, rules as text};
use yew::prelude::*;

/// Three marks, as many filled as the rule is sure.
pub fn marks(confidence: Confidence) -> Html {
    let filled = confidence.marks();
    html! {
        <svg class="marks" width="27" height="10" viewBox="0 0 27 10" aria-hidden="true">
            { for (0..3u8).map(|at| html! { <rect key={at} class={if at < filled { "mark-on" } else { "mark-off" }} x={(0.75 + f32::from(at) * 9.0).to_string()} y="0.75" width="6.5" height="8.5" rx="2" /> }) }
        </svg>
    }
}

/// What the page gets.
#[derive(Debug, Clone, PartialEq, Eq, Properties)]
pub struct RulesPageProps {
    /// Its language.
    pub lang: Lang,
}

/// The page's body.
#[component]
pub fn RulesPage(props: &RulesPageProps) -> Html {
    let lang = props.lang;
    let of = |group: Group| RULES.iter().filter(move |rule| rule.group == group);
    let languages = Lang::ALL.map(|other| {
        let name = if other == Lang::Ja { "日本語" } else { "EN" };
        html! { <a key={other.tag()} href={format!("./{}", text::file(other))} lang={other.tag()} hreflang={other.tag()} aria-current={(other == lang).then_some("true")} data-lang="">{ name }</a> }
    });
    let groups = Group::ALL.map(|group| {
        html! { <li key={group.id()}><a href={format!("#group-{}", group.id())}><span>{ text::group(lang, group) }</span><span>{ of(group).count() }</span></a></li> }
    });
    let confidences = Confidence::ALL.map(|confidence| {
        html! { <li key={confidence.id()}>{ marks(confidence) }<span>{ text::confidence_words(lang, confidence) }</span></li> }
    });
    html! {
        <>
            <a class="skip" href="#rules">{ text::skip(lang) }</a>
            <header class="rp-top">
                <a class="rp-logo" href="./" title={text::back(lang)}>
                    <svg width="26" height="26" viewBox="0 0 26 26" aria-hidden="true">
                        <path class="fill-before" d="M2 3h2q1 0 1 1v2q0 1-1 1H2q-1 0-1-1V4q0-1 1-1zm5.5 0h2q1 0 1 1v2q0 1-1 1h-2q-1 0-1-1V4q0-1 1-1zM2 8.5h2q1 0 1 1v2q0 1-1 1H2q-1 0-1-1v-2q0-1 1-1zm5.5 0h2q1 0 1 1v2q0 1-1 1h-2q-1 0-1-1v-2q0-1 1-1zM2 14h2q1 0 1 1v2q0 1-1 1H2q-1 0-1-1v-2q0-1 1-1zm5.5 0h2q1 0 1 1v2q0 1-1 1h-2q-1 0-1-1v-2q0-1 1-1zM2 19.5h2q1 0 1 1v2q0 1-1 1H2q-1 0-1-1v-2q0-1 1-1zm5.5 0h2q1 0 1 1v2q0 1-1 1h-2q-1 0-1-1v-2q0-1 1-1z" />
                        <rect class="fill-now" x="14.5" y="3" width="10" height="20.5" rx="2.5" />
                    </svg>
                    <span>{ "ENI Lens" }</span>
                </a>
                <span class="rp-space"></span>
                <nav class="rp-langs" aria-label={text::language(lang)}>{ for languages }</nav>
            </header>
            <div class="rp">
                <aside class="rp-side" aria-label={text::groups(lang)}>
                    <nav aria-label={text::groups(lang)}><ul class="rp-groups">
                        <li><a href="#rules"><span>{ text::everything(lang) }</span><span>{ RULES.len() }</span></a></li>
                        { for groups }
                    </ul></nav>
                    <h2>{ text::confidence(lang) }</h2>
                    <ul class="rp-confidence">{ for confidences }</ul>
                </aside>
                <main id="rules" tabindex="-1">
                    <div class="rp-head">
                        <div><h1>{ text::title(lang) }</h1><p>{ text::checked(lang, CHECKED) }</p></div>
                        <div class="rp-tools" hidden=true>
                            <input id="rp-find" class="field" type="search" autocomplete="off" spellcheck="false" placeholder={text::find(lang)} aria-label={text::find(lang)}
                                data-found={text::found(lang, "{n}", "{all}")} data-none={text::none_found(lang)} />
                            <button id="rp-print" type="button" class="button">{ text::print(lang) }</button>
                        </div>
                    </div>
                    <p id="rp-found" class="rp-found" role="status"></p>
                    { for Group::ALL.map(|group| html! {
                        <section key={group.id()} id={format!("group-{}", group.id())} class="rp-group" aria-labelledby={format!("rp-{}", group.id())}>
                            <h2 id={format!("rp-{}", group.id())}>{ text::group(lang, group) }</h2>
                            <ul class="rp-list">{ for of(group).map(|rule| line(lang, rule)) }</ul>
                        </section>
                    }) }
                    <p class="rp-note">{ text::not_aws(lang) }</p>
                </main>
            </div>
        </>
    }
}

fn line(lang: Lang, rule: &Rule) -> Html {
    let told = text::told(lang, rule);
    let times = told.times(lang);
    let sources = told.sources.iter().enumerate().map(|(at, source)| {
        let title = match &source.url {
            Some(url) => html! { <a href={url.clone()} rel="noopener noreferrer" lang="en">{ source.title.clone() }</a> },
            None => html! { <span lang="en">{ source.title.clone() }</span> },
        };
        html! { <p key={at}>{ title }{ " " }<span class="rp-date">{ text::dated(lang, &source.dated) }</span></p> }
    });
    html! {
        <li key={rule.id} id={rule.id} class="rp-rule" tabindex="-1">
            <div class="rp-what"><a class="rp-id" href={format!("#{}", rule.id)} aria-label={text::link_to(lang, rule.id)}>{ format!("#{}", rule.id) }</a><h3>{ told.statement }</h3></div>
            <div class="rp-how"><code>{ told.formula }</code><p>{ told.more }</p></div>
            <div class="rp-who"><p class="rp-sure">{ marks(rule.confidence) }<b>{ text::confidence_words(lang, rule.confidence) }</b></p>
                { for sources }
                <p class="rp-date">{ times }</p>
            </div>
        </li>
    }
}
