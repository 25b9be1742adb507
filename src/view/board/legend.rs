//! What the marks mean.

use crate::text::terms::Term;
use crate::text::{Lang, board as text, rules, sources, why};
use crate::view::poller::mark;
use crate::view::terms::{TermList, with_terms};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct LegendProps {
    pub lang: Lang,
    pub compact: bool,
    pub units: bool,
    pub others: bool,
    pub pollers: bool,
}

fn sample(class: &'static str) -> Html {
    let drawing = match class {
        "refused" => html! { <path class="cross" d="M2 2l8 8m0-8l-8 8" /> },
        "now" => html! { <path class="m-now" d="M1 1h10v10h-10zM4.5 4.5v3h3v-3z" /> },
        "reserved" => html! { <><path class="m-free" d="M1 1h10v10h-10z" /><path class="m-reserved" d="M4.5 4.5h3v3h-3z" /></> },
        "others" => html! { <path class="m-others" d="M1 1h10v10h-10zM3.5 3.5v5h5v-5z" /> },
        "before" => html! { <path class="m-before" d="M1 1h10v10h-10z" /> },
        "ground" => html! { <rect class="m-ground" x="1" y="1" width="18" height="10" rx="2" /> },
        _ => html! { <path class="m-free" d="M1 1h10v10h-10z" /> },
    };
    let width = if class == "ground" { "20" } else { "12" };
    html! { <svg class="sample" {width} height="12" aria-hidden="true">{ drawing }</svg> }
}

/// The legend.
#[component]
pub fn Legend(props: &LegendProps) -> Html {
    let lang = props.lang;
    let entry = |class: &'static str, label: &'static str| html! { <li key={class}>{ sample(class) }<span>{ with_terms(lang, label, &[Term::Hyperplane, Term::Reserved, Term::ServiceVpc, Term::Eni]) }</span></li> };
    html! {
        <div class="legend">
            <h2 class="vh">{ text::legend(lang) }</h2>
            <ul>
                <li key="unit" class="unit">{ if props.units { text::unit_many(lang) } else { text::unit_one(lang) } }</li>
                { entry("before", text::legend_before(lang)) }
                { entry("now", text::legend_now(lang)) }
                { entry("refused", text::legend_refused(lang)) }
                { entry("free", text::legend_free(lang)) }
                { entry("reserved", text::legend_reserved(lang)) }
                if props.others { { entry("others", text::legend_others(lang)) } }
                if props.compact {
                    <li key="shared"><span class="mini-rail">{ "n" }</span>{ text::legend_shared(lang) }</li>
                }
                if props.pollers { <li key="pollers">{ mark() }{ sources::legend(lang) }</li> }
                { entry("ground", text::legend_ground(lang)) }
                <li key="terms" class="legend-terms"><TermList {lang} /></li>
                <li key="exact">{ text::legend_exact(lang) }</li>
                <li key="rules" class="legend-rules"><a href={format!("./{}", rules::file(lang))} target="_blank">{ why::rules_page(lang) }<span class="vh">{ why::new_tab(lang) }</span></a></li>
            </ul>
        </div>
    }
}
