//! The inspector: a drawer beside the board, a sheet over it on small screens. Not modal.

mod assumptions;
mod checks;
mod eni;
mod field;
mod function;
pub(super) mod limits;
mod role;
mod rules;
mod set;
mod source;
mod subnet;
mod vpc;

use super::parts::{Icon, Shape};
use super::{Props, focus};
use crate::scene::inspector::{Tab, tabs};
use crate::state::{AdviceMsg, AppState, Inspected, Msg};
use crate::text::{Lang, inspector as text};
use std::rc::Rc;
use yew::prelude::*;

/// What every tab gets.
#[derive(Clone, Properties)]
pub struct PaneProps {
    /// The state.
    pub state: Rc<AppState>,
    /// Where messages go.
    pub dispatch: Callback<Msg>,
    /// Its heading, which gets the focus.
    pub heading: NodeRef,
    /// What it shows.
    pub shown: Inspected,
}

impl PartialEq for PaneProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state) && self.shown == other.shown
    }
}

impl PaneProps {
    /// The heading with the focus's target.
    fn title(&self, inside: Html) -> Html {
        html! { <h2 id="inspector-title" tabindex="-1" ref={self.heading.clone()}>{ inside }</h2> }
    }

    /// Opens something else.
    fn show(&self, shown: Inspected) -> Callback<MouseEvent> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.emit(Msg::Inspect(Some(shown))))
    }

    /// A link to something else.
    fn link(&self, shown: Inspected, words: impl Into<AttrValue>) -> Html {
        let words: AttrValue = words.into();
        html! { <button type="button" class="link" onclick={self.show(shown)}>{ words }</button> }
    }
}

/// A figure of each world, side by side.
fn worlds(before: Html, now: Html) -> Html {
    html! { <div class="insp-worlds"><div class="is-before">{ before }</div><div class="is-now">{ now }</div></div> }
}

/// The name of a world, marked as that world's.
fn worlds_line(name: &'static str, before: bool) -> Html {
    html! { <b class={if before { "insp-world is-before" } else { "insp-world is-now" }}>{ name }</b> }
}

fn tab_name(lang: Lang, tab: Tab) -> &'static str {
    match tab {
        Tab::Function => text::tab_function(lang),
        Tab::Eni => text::tab_eni(lang),
        Tab::Subnet => text::tab_subnet(lang),
        Tab::Set => text::tab_set(lang),
        Tab::Vpc => text::tab_vpc(lang),
        Tab::Assumptions => text::tab_assumptions(lang),
        Tab::Checks => crate::text::advice::tab(lang),
        Tab::EventSource => crate::text::sources::tab_source(lang),
        Tab::Why => crate::text::why::open(lang),
    }
}

/// The inspector, if anything is inspected.
#[component]
pub fn Inspector(props: &Props) -> Html {
    let (state, dispatch) = (&props.state, &props.dispatch);
    let checks = checks::use_checks(state);
    let inspected = state.ui.inspector;
    let (place, heading) = (use_node_ref(), use_node_ref());
    let opener = use_mut_ref(|| None);
    {
        let (place, heading, opener) = (place.clone(), heading.clone(), opener.clone());
        let is_first = use_mut_ref(|| true);
        use_effect_with(inspected, move |inspected| {
            let first = is_first.replace(false);
            match inspected {
                Some(_) => {
                    if let Some(element) = focus::focused_outside(&place) {
                        *opener.borrow_mut() = Some(element);
                    }
                    focus::focus(&heading);
                }
                None if first => {}
                None => focus::give_back(&place, opener.borrow_mut().take()),
            }
        });
    }
    let close = use_callback(dispatch.clone(), |_: MouseEvent, dispatch| dispatch.emit(Msg::Inspect(None)));
    let tries = state.ui.advice.trial.is_some();
    let onkeydown = use_callback((dispatch.clone(), tries), |event: KeyboardEvent, (dispatch, tries)| {
        if event.key() == "Escape" && !event.is_composing() {
            event.prevent_default();
            event.stop_propagation();
            // What is tried out goes first.
            dispatch.emit(if *tries { Msg::Advice(AdviceMsg::Back) } else { Msg::Inspect(None) });
        }
    });
    let lang = state.ui.lang;
    html! {
        <div ref={place} class="inspector-place">
            if let Some(shown) = inspected {
                <aside id="inspector" class="inspector" aria-label={text::inspector(lang)} {onkeydown}>
                    <div class="insp-head">
                        <nav class="insp-tabs" aria-label={text::tabs(lang)}>
                            { for tabs(&state.comparison, shown).map(|(tab, to)| html! {
                                <TabButton key={tab_name(Lang::En, tab)} {tab} {to} {lang} count={checks.as_ref().filter(|_| tab == Tab::Checks).map(|checks| checks.count())} current={tab == Tab::of(shown)} dispatch={dispatch.clone()} />
                            }) }
                        </nav>
                        <button type="button" class="tool insp-close" aria-label={text::close(lang)} title={text::close(lang)} onclick={close}>
                            <Icon shape={Shape::Cross} />
                        </button>
                    </div>
                    <div class="insp-body">{ pane(state, dispatch, &heading, shown, checks) }</div>
                </aside>
            }
        </div>
    }
}

fn pane(
    state: &Rc<AppState>,
    dispatch: &Callback<Msg>,
    heading: &NodeRef,
    shown: Inspected,
    checks: Option<Rc<crate::scene::checks::Checks>>,
) -> Html {
    let (state, dispatch, heading) = (state.clone(), dispatch.clone(), heading.clone());
    match shown {
        Inspected::Function(key) => html! { <function::Pane key={format!("f{}", key.0)} {state} {dispatch} {heading} {shown} /> },
        Inspected::Eni(subnet, set) => {
            html! { <eni::Pane key={format!("e{}-{}", subnet.0, set.0)} {state} {dispatch} {heading} {shown} /> }
        }
        Inspected::Subnet(key) => html! { <subnet::Pane key={format!("s{}", key.0)} {state} {dispatch} {heading} {shown} /> },
        Inspected::Set(key) => html! { <set::Pane key={format!("g{}", key.0)} {state} {dispatch} {heading} {shown} /> },
        Inspected::Vpc(key) => html! { <vpc::Pane key={format!("v{}", key.0)} {state} {dispatch} {heading} {shown} /> },
        Inspected::EventSource(key) => {
            html! { <source::Pane key={format!("p{}", key.0)} {state} {dispatch} {heading} {shown} /> }
        }
        Inspected::Assumptions => html! { <assumptions::Pane key="a" {state} {dispatch} {heading} {shown} /> },
        Inspected::Checks => {
            checks.map_or_else(|| html! {}, |checks| html! { <checks::Pane key="c" {state} {dispatch} {heading} {checks} /> })
        }
        Inspected::Why(metric) => {
            html! { <div key="w" class="why is-pinned">{ super::why::panel(&state, &dispatch, &heading, metric, true) }</div> }
        }
    }
}

#[derive(PartialEq, Properties)]
struct TabProps {
    tab: Tab,
    to: Option<Inspected>,
    lang: Lang,
    current: bool,
    count: Option<u64>,
    dispatch: Callback<Msg>,
}

/// One tab; without anything to show it stays and says so.
#[component]
fn TabButton(props: &TabProps) -> Html {
    let onclick = use_callback((props.to, props.dispatch.clone()), |_: MouseEvent, (to, dispatch)| {
        if to.is_some() {
            dispatch.emit(Msg::Inspect(*to));
        }
    });
    html! {
        <button type="button" class="insp-tab" data-tab={tab_name(Lang::En, props.tab)} aria-current={props.current.then_some("true")}
            aria-disabled={props.to.is_none().then_some("true")} {onclick}>{ match props.count {
                Some(count) if count > 0 => crate::text::advice::tab_count(props.lang, crate::text::N(count)),
                _ => tab_name(props.lang, props.tab).to_owned(),
            } }</button>
    }
}
