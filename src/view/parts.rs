//! Small pieces that several parts of the page share.

use super::focus;
use crate::model::Metric;
use crate::state::Msg;
use crate::text::N;
use std::rc::Rc;
use yew::prelude::*;

/// A figure that programs can read.
#[derive(PartialEq, Properties)]
pub struct FigureProps {
    /// The stable name of the figure.
    pub metric: AttrValue,
    /// Its value.
    pub value: u64,
    /// Its look: `before`, `now`, `refused`.
    #[prop_or_default]
    pub class: Classes,
    /// Whether a press says why it is what it is.
    #[prop_or_default]
    pub why: bool,
}

/// A figure of a world, with its plain integer for programs.
#[component]
pub fn Figure(props: &FigureProps) -> Html {
    let FigureProps { metric, value, class, why } = props;
    let (class, value, number) = (classes!("fig", class.clone()), value.to_string(), N(*value).to_string());
    if *why {
        html! {
            <button type="button" {class} data-metric={metric.clone()} data-value={value} data-why={metric.clone()} aria-haspopup="dialog">{ number }</button>
        }
    } else {
        html! { <span {class} data-metric={metric.clone()} data-value={value}>{ number }</span> }
    }
}

/// A number that says why it is what it is. `platform::why` hears of the press.
pub fn why(metric: Metric, class: &'static str, number: String, rest: Html) -> Html {
    html! {
        <button type="button" class={classes!("num", class)} tabindex="-1" data-why={metric.to_string()} aria-haspopup="dialog"><b>{ number }</b>{ rest }</button>
    }
}

/// The same where Tab stops at it.
pub fn why_stop(metric: Metric, class: &'static str, number: String) -> Html {
    html! { <button type="button" class={classes!("num", class)} data-why={metric.to_string()} aria-haspopup="dialog"><b>{ number }</b></button> }
}

/// What an icon shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Undo.
    Undo,
    /// Redo.
    Redo,
    /// Import.
    Import,
    /// Half dark: the theme.
    Theme,
    /// Three dots: more.
    More,
    /// Six dots: a handle.
    Grip,
    /// Down: a menu.
    Down,
    /// A magnifier.
    Search,
    /// A pin: keep open.
    Pin,
    /// Two sheets: copy.
    Copy,
    /// A cross: refused or close.
    Cross,
}

/// An icon.
#[derive(PartialEq, Properties)]
pub struct IconProps {
    /// What it shows.
    pub shape: Shape,
}

/// An icon: a picture only, its button carries the name.
#[component]
pub fn Icon(props: &IconProps) -> Html {
    let drawing = match props.shape {
        Shape::Undo => html! { <path d="M6.5 3.5 3 7l3.5 3.5M3.5 7H11a4 4 0 0 1 0 8H7" /> },
        Shape::Redo => html! { <path d="M11.5 3.5 15 7l-3.5 3.5M14.5 7H7a4 4 0 0 0 0 8h4" /> },
        Shape::Import => html! { <path d="M9 2.5v8.5M5.5 7.5 9 11l3.5-3.5M3 12v2.5h12V12" /> },
        Shape::Theme => html! {
            <><circle cx="9" cy="9" r="6.2" /><path d="M9 2.8a6.2 6.2 0 0 1 0 12.4z" fill="currentColor" stroke="none" /></>
        },
        Shape::More => html! {
            <g fill="currentColor" stroke="none">
                <circle cx="3.2" cy="9" r="1.8" /><circle cx="9" cy="9" r="1.8" /><circle cx="14.8" cy="9" r="1.8" />
            </g>
        },
        Shape::Grip => html! {
            <g fill="currentColor" stroke="none">
                <circle cx="6.2" cy="4" r="1.5" /><circle cx="11.4" cy="4" r="1.5" /><circle cx="6.2" cy="9" r="1.5" />
                <circle cx="11.4" cy="9" r="1.5" /><circle cx="6.2" cy="14" r="1.5" /><circle cx="11.4" cy="14" r="1.5" />
            </g>
        },
        Shape::Down => html! { <path d="M4.5 6.5h9L9 12z" fill="currentColor" stroke="none" /> },
        Shape::Search => html! { <><circle cx="7.8" cy="7.8" r="4.8" /><path d="m11.4 11.4 4 4" /></> },
        Shape::Pin => html! { <path d="M6.5 2.5h5l-.6 4.6 2.6 3h-9l2.6-3zM9 10.1v5.4" /> },
        Shape::Copy => html! { <path d="M6.5 6.5h8v8h-8zM11.5 6.5v-3h-8v8h3" /> },
        Shape::Cross => html! { <path d="m4.5 4.5 9 9m0-9-9 9" /> },
    };
    html! {
        <svg class="icon" width="18" height="18" viewBox="0 0 18 18" fill="none" stroke="currentColor" stroke-width="1.7"
            aria-hidden="true">{ drawing }</svg>
    }
}

/// One entry of a menu.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What it says.
    pub label: AttrValue,
    /// What it does.
    pub msg: Msg,
    /// Whether it can be chosen; an entry that cannot stays in the menu and says so.
    pub enabled: bool,
    /// Whether it destroys something.
    pub danger: bool,
    /// Where it leads, in a tab of its own; then it sends nothing.
    pub href: Option<AttrValue>,
}

impl Entry {
    /// An entry that can be chosen.
    pub fn new(label: impl Into<AttrValue>, msg: Msg) -> Self {
        Self { label: label.into(), msg, enabled: true, danger: false, href: None }
    }

    /// An entry that leads to another page.
    pub fn link(label: impl Into<AttrValue>, href: impl Into<AttrValue>) -> Self {
        Self { href: Some(href.into()), ..Self::new(label, Msg::ScenarioMenu(false)) }
    }

    /// The same entry, only if `enabled`.
    pub fn enabled(self, enabled: bool) -> Self {
        Self { enabled, ..self }
    }

    /// The same entry, as one that destroys.
    pub fn danger(self) -> Self {
        Self { danger: true, ..self }
    }
}

/// A button with a menu.
#[derive(PartialEq, Properties)]
pub struct MenuProps {
    /// What the button is called; `None`: by what stands in it.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// What the menu is called.
    pub name: AttrValue,
    /// How the button looks.
    pub class: Classes,
    /// What stands in the button.
    pub children: Children,
    /// Whether the button is one of a group with a single tab stop.
    #[prop_or_default]
    pub is_stop: bool,
    /// Whether the menu is open.
    pub open: bool,
    /// Asks to open or close it.
    pub on_open: Callback<bool>,
    /// The entries.
    pub entries: Rc<[Entry]>,
    /// Where the chosen entry's message goes.
    pub dispatch: Callback<Msg>,
}

/// A button with a menu, by the usual keys: down and up open it and move, Home and End jump, Esc
/// closes it and gives the focus back.
#[component]
pub fn Menu(props: &MenuProps) -> Html {
    let button = use_node_ref();
    let list = use_memo(props.entries.len(), |count| (0..*count).map(|_| NodeRef::default()).collect::<Vec<_>>());
    let at = use_state_eq(|| 0usize);
    let menu = use_node_ref();
    {
        let list = Rc::clone(&list);
        let (button, menu) = (button.clone(), menu.clone());
        use_effect_with((props.open, *at), move |(open, at)| {
            if *open && let Some(node) = list.get(*at) {
                focus::place_at(&button, &menu);
                focus::focus(node);
            }
        });
    }
    let count = props.entries.len();
    let open_at = {
        let (at, on_open) = (at.clone(), props.on_open.clone());
        move |place: usize| {
            at.set(place);
            on_open.emit(true);
        }
    };
    let close = {
        let (button, on_open) = (button.clone(), props.on_open.clone());
        move || {
            focus::focus(&button);
            on_open.emit(false);
        }
    };
    let onclick = {
        let (open, open_at, close) = (props.open, open_at.clone(), close.clone());
        Callback::from(move |event: MouseEvent| {
            event.stop_propagation();
            if open { close() } else { open_at(0) }
        })
    };
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        let place = match event.key().as_str() {
            "ArrowDown" => 0,
            "ArrowUp" => count.saturating_sub(1),
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        open_at(place);
    });
    let onlistkey = {
        let (at, close, on_open) = (at.clone(), close.clone(), props.on_open.clone());
        Callback::from(move |event: KeyboardEvent| {
            event.stop_propagation();
            let last = count.saturating_sub(1);
            match event.key().as_str() {
                "ArrowDown" => at.set(if *at >= last { 0 } else { *at + 1 }),
                "ArrowUp" => at.set(if *at == 0 { last } else { *at - 1 }),
                "Home" => at.set(0),
                "End" => at.set(last),
                "Escape" => close(),
                "Tab" => {
                    on_open.emit(false);
                    return;
                }
                _ => return,
            }
            event.prevent_default();
        })
    };
    let shield = {
        let close = close.clone();
        Callback::from(move |event: PointerEvent| {
            event.prevent_default();
            event.stop_propagation();
            close();
        })
    };
    let swallow = Callback::from(|event: PointerEvent| event.stop_propagation());
    let entries = props.entries.iter().enumerate().map(|(place, entry)| {
        let onclick = {
            let (entry, button) = (entry.clone(), button.clone());
            let (dispatch, on_open) = (props.dispatch.clone(), props.on_open.clone());
            Callback::from(move |event: MouseEvent| {
                event.stop_propagation();
                if entry.enabled {
                    // Back to the button first: a dialog that opens now returns the focus there.
                    focus::focus(&button);
                    on_open.emit(false);
                    dispatch.emit(entry.msg.clone());
                }
            })
        };
        if let Some(href) = &entry.href {
            return html! {
                <a key={place} role="menuitem" tabindex="-1" ref={list.get(place).cloned().unwrap_or_default()} class="menu-item" href={href.clone()} target="_blank" {onclick}>{ &entry.label }</a>
            };
        }
        html! {
            <button key={place} type="button" role="menuitem" tabindex="-1" ref={list.get(place).cloned().unwrap_or_default()}
                class={classes!("menu-item", entry.danger.then_some("is-danger"))}
                aria-disabled={(!entry.enabled).then_some("true")} {onclick}>{ &entry.label }</button>
        }
    });
    html! {
        <span class="menu-box" onpointerdown={swallow}>
            <button type="button" ref={&button} class={props.class.clone()} aria-haspopup="menu" tabindex={props.is_stop.then_some("-1")} data-stop={props.is_stop.then_some("")}
                aria-expanded={props.open.to_string()} aria-label={props.label.clone()} {onclick} {onkeydown}>
                { props.children.clone() }
            </button>
            <span class="menu-place">
                if props.open {
                    <span class="menu-shield" aria-hidden="true" onpointerdown={shield}></span>
                    <div ref={&menu} class="menu" role="menu" aria-label={props.name.clone()}
                        onkeydown={onlistkey}>{ for entries }</div>
                }
            </span>
        </span>
    }
}

/// Equal when it is one value in memory.
pub struct Same<T>(pub Rc<T>);

impl<T> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
