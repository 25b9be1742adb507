//! The browser app: mounts the page and lets the platform listen.

use eni_lens::platform::{self, Store};
use eni_lens::state::Msg;
use eni_lens::view::Root;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
struct AppProps {
    store: Rc<Store>,
}

#[component]
fn App(props: &AppProps) -> Html {
    let state = use_state(|| props.store.state());
    let dispatch = use_memo((), |()| {
        let store = Rc::clone(&props.store);
        Callback::from(move |msg: Msg| store.dispatch(msg))
    });
    {
        let store = Rc::clone(&props.store);
        let setter = state.setter();
        use_effect_with((), move |()| {
            store.subscribe(move |next| setter.set(next));
            platform::listen(&store);
            platform::mounted();
        });
    }
    html! { <Root state={(*state).clone()} dispatch={(*dispatch).clone()} /> }
}

fn main() {
    platform::watch();
    let Some(root) = platform::root() else { return };
    platform::when_ready(|store| {
        yew::Renderer::<App>::with_root_and_props(root, AppProps { store }).render();
    });
}
