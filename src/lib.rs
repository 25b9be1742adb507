//! ENI Lens: the networking model of VPC-attached Lambda functions, and the page that shows it.
//!
//! `ARCHITECTURE.md` holds the map: what each room may name, and why.

pub mod advice;
pub mod export;
pub mod import;
pub mod link;
pub mod model;
pub mod network;
pub mod rules;
pub mod scene;
pub mod state;
pub mod text;

#[cfg(feature = "app")]
pub mod platform;
#[cfg(feature = "view")]
pub mod view;
